/** What stands above each generated module. */
export const NOTICE = "// Made from the route files by `npm run generate`. Change those, not this.";
