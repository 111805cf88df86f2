/** What Next gives a page: `Params` names the parts of its address that vary. */
export type PageProps<Params = Record<never, never>> = {
  params: Promise<Params>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}
