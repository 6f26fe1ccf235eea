import { execFileSync } from "node:child_process";

/** What differs from where the branch left main, committed or not; on main itself, what is not committed. */
export function changedFiles(): string[] {
  const changed = git("diff", "--name-only", "--diff-filter=d", base());
  return [...changed, ...git("ls-files", "--others", "--exclude-standard")];
}

function base(): string {
  for (const main of ["origin/main", "main"]) {
    const [found] = gitOrNothing("merge-base", "HEAD", main);
    if (found) return found;
  }
  return "HEAD";
}

function gitOrNothing(...args: string[]): string[] {
  try {
    return git(...args);
  } catch {
    return [];
  }
}

function git(...args: string[]): string[] {
  const output = execFileSync("git", args, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
  return output.split("\n").filter(Boolean);
}
