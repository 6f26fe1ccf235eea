/** Whether a letter's props hold a link: those open accounts, so a letter that was delivered does not keep them. Pure. */
export function holdsLink(props: object): boolean {
  return Object.values(props).some((value) => typeof value === "string" && value.includes("://"));
}
