import { spawnSync } from "node:child_process";
import { statfsSync } from "node:fs";
import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Fault } from "../fault";
import type { Stage } from "../stage/stage";

const MEBIBYTES = 400;

/** A small disk of the database's own, in memory, that somebody fills. */
export const DISK_FAULTS: Fault[] = [
  {
    name: "the database's disk full for 8 s",
    missing: () => (canMount() ? undefined : "no file system can be mounted here"),
    stage: {
      server: async (stage) => {
        const home = await mkdtemp(join(tmpdir(), "igny8-small-disk-"));
        mount(home);
        stage.teardown.add(() => void spawnSync("umount", ["-l", home]));
        await chmod(home, 0o755);
        return { home, settings: { max_wal_size: "64MB", min_wal_size: "32MB" } };
      },
    },
    strike: fillDisk,
  },
];

async function fillDisk({ server }: Stage): Promise<string> {
  const ballast = join(server.folder, "..", "ballast");
  await sleep(1000);
  const { bavail, bsize } = statfsSync(server.folder);
  await writeFile(ballast, Buffer.alloc(bavail * bsize)).catch(() => undefined); // Until nothing fits.
  await sleep(8000);
  await rm(ballast, { force: true });
  const ended = !server.isRunning();
  if (ended) await server.start();
  await sleep(2000);
  return ended ? "the server had ended" : "the server had stayed";
}

function canMount(): boolean {
  if (process.getuid?.() !== 0) return false;
  const place = spawnSync("mktemp", ["-d"], { encoding: "utf8" }).stdout.trim();
  const isMounted = mount(place);
  spawnSync("umount", [place]);
  spawnSync("rmdir", [place]);
  return isMounted;
}

function mount(place: string): boolean {
  return spawnSync("mount", ["-t", "tmpfs", "-o", `size=${MEBIBYTES}m`, "tmpfs", place]).status === 0;
}
