import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { bridgeOf } from "../bridge";
import { chapter, check } from "../checks";
import { startStandIn } from "../stand-in";
import { activatePlugin, copyPlugin, makeWordPress, type WordPress } from "../wordpress";
import { rehearseConnecting } from "./rehearsal-connecting";
import { rehearseDeliveries } from "./rehearsal-deliveries";
import { rehearseFaults } from "./rehearsal-faults";
import { rehearseHandshake } from "./rehearsal-handshake";
import { rehearseHealth } from "./rehearsal-health";
import { rehearseHome } from "./rehearsal-home";
import { rehearseIcon } from "./rehearsal-icon";
import { rehearseIdentity } from "./rehearsal-identity";
import { rehearseKeys } from "./rehearsal-keys";
import { optionNames, rehearseLeaving } from "./rehearsal-leaving";
import { rehearseMemory } from "./rehearsal-memory";
import { rehearseNetwork } from "./rehearsal-network";
import { rehearseNews } from "./rehearsal-news";
import { rehearseProtocol } from "./rehearsal-protocol";

/** The plugin on a real WordPress against a stand-in for the API, which fails on demand. */
export async function rehearse(base: string, plugin: string): Promise<void> {
  chapter("The plugin against a stand-in that fails on demand");
  const api = await startStandIn(base);
  const wordpress = await makeWordPress(base, api.apiUrl);
  const stage = { wordpress, api, bridge: bridgeOf(wordpress) };
  const optionsBefore = optionNames(wordpress);
  copyPlugin(wordpress, plugin);
  activatePlugin(wordpress);
  stage.bridge.makePosts(1200);
  await rehearseConnecting(stage);
  await rehearseIcon(stage);
  await rehearseNews(stage);
  await rehearseFaults(stage);
  await rehearseDeliveries(stage);
  await rehearseMemory(stage);
  await rehearseKeys(stage);
  await rehearseIdentity(stage);
  await rehearseHandshake(stage);
  await rehearseHealth(stage);
  await rehearseHome(stage);
  await rehearseLeaving(stage, optionsBefore);
  activateAgain(stage.wordpress, plugin);
  await rehearseProtocol(stage);
  await rehearseNetwork(stage, plugin);
  await check("the plugin raises no PHP notice", () => {
    assert.equal(pluginNotices(join(base, "debug.log")), "");
  });
}

/** Uninstalling has removed it. */
function activateAgain(wordpress: WordPress, plugin: string): void {
  copyPlugin(wordpress, plugin);
  activatePlugin(wordpress);
}

export function pluginNotices(log: string): string {
  if (!existsSync(log)) return "";
  const lines = readFileSync(log, "utf8").split("\n");
  return lines
    .filter((line) => line.includes("igny8-bridge/"))
    .slice(0, 5)
    .join("\n");
}
