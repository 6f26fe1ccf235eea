import { join } from "node:path";
import { projectRoot } from "@/scripts/launcher/project-root";
import { fetchOnce } from "./fetch-once";
import { freePort, start, untilListening } from "./process";

export type Item = {
  wp_id: number;
  type: string;
  status: string;
  title: string;
  url: string;
  modified_at: string;
};

type StandInState = {
  key: string;
  expiresAt: string | null;
  contents: Record<string, Item>;
  heartbeats: Record<string, unknown>[];
  requests: {
    method: string;
    path: string;
    key: string;
    agent: string;
    at: number;
    items?: number;
    told: { install_id: string | null; site_url: string | null };
  }[];
  connected: { install_id: string; site_url: string } | null;
  goodbyes: string[];
  asked: Record<string, string> | null;
  rotations: Record<string, unknown>;
  revision: number;
  release: Record<string, unknown> | null;
  deliveries: { id: number; end?: unknown }[];
  acks: Ack[];
};

export type Ack = {
  id: number;
  status: string;
  revision: number;
  post_id?: number;
  permalink?: string;
  reason?: string;
  warnings?: string[];
  edited_by_person?: boolean;
};

export type StandIn = {
  apiUrl: string;
  /** Replaces parts of the stand-in's state. */
  set: (change: Record<string, unknown>) => Promise<void>;
  state: () => Promise<StandInState>;
  /** Requests since the last call. */
  news: () => Promise<StandInState["requests"]>;
};

export async function startStandIn(base: string): Promise<StandIn> {
  const port = await freePort();
  start(process.execPath, [join(projectRoot, "test/wordpress/stand-in-api.mjs"), String(port)], {
    log: join(base, "stand-in.log"),
  });
  await untilListening(port);
  const control = `http://127.0.0.1:${port}/__control`;
  const set = async (change: Record<string, unknown>) => {
    await fetchOnce(control, { method: "POST", body: JSON.stringify(change) });
  };
  const state = async () => (await (await fetchOnce(control)).json()) as StandInState;
  const news = async () => {
    const { requests } = await state();
    await set({ requests: [] });
    return requests;
  };
  return { apiUrl: `http://127.0.0.1:${port}/api/v1`, set, state, news };
}
