/** Skills beside one another, each in its own direction. */
export function Skills({ skills }: { skills: readonly string[] }) {
  return (
    <ul className="flex flex-wrap gap-1.5">
      {skills.map((skill) => (
        <li key={skill} dir="auto" className="wrap-anywhere rounded-full bg-sunk px-2.5 py-0.5">
          {skill}
        </li>
      ))}
    </ul>
  )
}
