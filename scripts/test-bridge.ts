import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { clientOf } from "../test/bridge/client";
import { conform } from "../test/bridge/conformance";
import { chapter, hasFailures, summary } from "../test/wordpress/checks";
import { stopAll } from "../test/wordpress/process";
import { startStandIn } from "../test/wordpress/stand-in";

/**
 * `npm run test:bridge -- --client URL|COMMAND`: whether a client of the bridge does what docs/bridge-protocol.md says. That page
 * says too what the client is asked to do.
 */
async function main([option, target]: string[]): Promise<void> {
  if (option !== "--client" || !target) {
    console.error("Name the client: npm run test:bridge -- --client 'php my-adapter.php'");
    process.exit(2);
  }
  const base = mkdtempSync(join(tmpdir(), "igny8-bridge-"));
  try {
    chapter(`${target}, by docs/bridge-protocol.md`);
    await conform({ client: clientOf(target), api: await startStandIn(base) });
  } finally {
    await stopAll();
    rmSync(base, { recursive: true, force: true });
  }
  console.log(summary());
  process.exit(hasFailures() ? 1 : 0);
}

void main(process.argv.slice(2));
