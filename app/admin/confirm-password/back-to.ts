/** A page of the back office to go on with; anything else is the overview. */
export function backTo(path: string): string {
  return /^\/admin(\/[\w-]+)*$/.test(path) ? path : "/admin";
}
