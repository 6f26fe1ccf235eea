import assert from "node:assert/strict";
import { join } from "node:path";
import { check } from "../checks";
import { run } from "../process";
import type { Rehearsal } from "./stage";

const MEMORY_LIMIT = "48M";
/** A call has 500 items, so a site of ten thousand such posts needs no more than one of 600. */
const POSTS = 600;
const CHARACTERS = 200_000;

/** A walk over long posts, in the memory that WordPress asks for at least and little more. */
export async function rehearseMemory({ api, bridge, wordpress }: Rehearsal): Promise<void> {
  await check(
    `posts of ${CHARACTERS / 1000} KB each are walked, compared and sent in ${MEMORY_LIMIT}`,
    async () => {
      const { database } = wordpress;
      const ids = database.query(
        `SELECT ID FROM wordpress.wp_posts WHERE post_type = 'post' AND post_status = 'publish' ORDER BY ID DESC LIMIT ${POSTS}`,
      );
      const where = `ID IN (${ids.split("\n").join(",")})`;
      database.query(
        `UPDATE wordpress.wp_posts SET post_content = REPEAT('long ', ${CHARACTERS / 5}) WHERE ${where}`,
      );
      await api.set({ contents: {} });
      bridge.php(
        `Sync::restart(); Pause::clear(); Options::put( 'pace', array() );
      $changes = array();
      foreach ( array( ${ids.split("\n").join(",")} ) as $id ) { $changes[ $id ] = array( 'noticed_at' => time() ); }
      Queue::add( $changes );`,
      );
      const work = join(import.meta.dirname, "../php/work.php");
      for (let runs = 0; runs < 5; runs++)
        run("php", ["-d", `memory_limit=${MEMORY_LIMIT}`, work, wordpress.folder, wordpress.url]);
      const { contents } = await api.state();
      const missing = ids.split("\n").filter((id) => contents[id] === undefined);
      assert.deepEqual(missing, []);
      assert.equal(bridge.waiting(), 0);
      assert.equal(bridge.option("sync").phase, "done");
      database.query(`UPDATE wordpress.wp_posts SET post_content = '' WHERE ${where}`);
    },
  );
}
