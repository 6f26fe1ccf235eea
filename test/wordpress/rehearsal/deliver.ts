import assert from "node:assert/strict";
import type { Ack } from "../stand-in";
import type { Rehearsal } from "./stage";

export const PNG =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII=";
export const SECOND_PNG =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

/** The least that the API hands out. */
export const PLAIN = {
  revision: 1,
  title: "Ten herbs",
  content: "<h2>Basil</h2><p>First.</p>",
  excerpt: "",
  slug: null,
  post_status: "draft",
  publish_at: null,
  post_type: "post",
  terms: {},
  featured_image: null,
  images: [],
  seo_title: null,
  seo_description: null,
  author: null,
  updates_delivery_id: null,
  create_terms: false,
  uploads: [],
};

interface Made {
  ID: number;
  post_title: string;
  post_content: string;
  post_status: string;
  post_name: string;
}

/** One delivery, fetched with the next heartbeat; answers how it ended. */
export async function deliver(
  { api, bridge }: Rehearsal,
  change: { id: number; [field: string]: unknown },
): Promise<Ack> {
  await api.set({ deliveries: [{ ...PLAIN, ...change }], acks: [] });
  bridge.php("define( 'WPSEO_VERSION', '1' ); Options::put( 'beat', array() ); Worker::run();");
  const [ack, ...more] = (await api.state()).acks;
  assert.ok(ack, "no end arrived");
  assert.deepEqual(more, [], "it ended once");
  return ack;
}

export function postOf({ wordpress }: Rehearsal, ack: Ack | undefined): Made {
  return JSON.parse(wordpress.php(`echo wp_json_encode( get_post( ${ack?.post_id} ) );`));
}

/** Of a delivery, whatever their state. */
export function postsOf({ wordpress }: Rehearsal, id: number): number {
  const sql = `SELECT COUNT(*) FROM wordpress.wp_posts WHERE guid = 'urn:igny8:delivery:${id}'`;
  return Number(wordpress.database.query(sql));
}

export function attachments({ wordpress }: Rehearsal): number {
  return Number(
    wordpress.database.query(
      "SELECT COUNT(*) FROM wordpress.wp_posts WHERE post_type = 'attachment' AND post_name LIKE 'igny8-%'",
    ),
  );
}
