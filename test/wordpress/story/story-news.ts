import assert from "node:assert/strict";
import { check } from "../checks";
import type { Item } from "../stand-in";
import { runUntilSynchronised, type Story } from "./stage";

/** An author at work; the site's page follows. */
export async function tellNews({ admin, bridge, tenant, wordpress }: Story): Promise<void> {
  let id = 0;
  const known = async (): Promise<Item | undefined> => {
    await runUntilSynchronised({ bridge, wordpress });
    return (await tenant.inventory()).find((item) => item.wp_id === id);
  };
  await check("a post is published in the editor, and the inventory has it", async () => {
    id = await admin.publishInEditor("Fish & chips");
    const item = await known();
    assert.equal(item?.status, "publish");
    assert.equal(item?.title, "Fish & chips");
    assert.match(item?.url ?? "", new RegExp(`^${wordpress.url}/.*fish-chips/$`));
    assert.match(await tenant.readSitePage(), /Fish & chips\s+post\s+publish/);
  });
  await check("beside the post, the editor says what IGNY8 knows of it", async () => {
    assert.match(
      await admin.readPanelInEditor(id),
      /Origin: Written in WordPress\s+State: Up to date at IGNY8\s+Credits: [\d,]+/,
    );
    await admin.picture("editor");
  });
  await check("it is changed, and the site's page says so", async () => {
    await admin.retitleInEditor(id, "Fish and peas");
    assert.equal((await known())?.title, "Fish and peas");
    assert.match(await tenant.readSitePage(), /Fish and peas\s+post\s+publish/);
  });
  await check("it is trashed from the list, and the inventory says so", async () => {
    await admin.trashFromList(id);
    assert.equal((await known())?.status, "trash");
    assert.match(await tenant.readSitePage(), /Fish and peas\s+post\s+in the trash/);
  });
  await check("it is deleted for good, and the inventory says so", async () => {
    wordpress.php(`wp_delete_post( ${id}, true );`);
    assert.equal((await known())?.status, "deleted");
    assert.match(await tenant.readSitePage(), /Fish and peas\s+post\s+deleted/);
  });
}
