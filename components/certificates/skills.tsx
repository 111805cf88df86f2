/** Skills beside one another, each in its own direction, with a link where one is defined elsewhere. */
export function Skills({
  skills,
  links = {},
}: {
  skills: readonly string[]
  links?: Record<string, string>
}) {
  return (
    <ul className="flex flex-wrap gap-1.5">
      {skills.map((skill) => (
        <li key={skill} dir="auto" className="wrap-anywhere rounded-full bg-sunk px-2.5 py-0.5">
          {links[skill] ? (
            <a href={links[skill]} rel="noopener noreferrer" className="underline">
              {skill}
            </a>
          ) : (
            skill
          )}
        </li>
      ))}
    </ul>
  )
}
