import type { Item } from "../stand-in";
import type { Rehearsal } from "./stage";

export type Posts = ReturnType<typeof postsOn>;

/** The stage for what happens to posts: WordPress by its own code, and what the inventory has of one. */
export function postsOn({ api, bridge, wordpress }: Rehearsal) {
  const item = async (id: number): Promise<Item | undefined> => (await api.state()).contents[id];
  const php = (code: string) => wordpress.php(code).trim();
  return { api, bridge, wordpress, item, php };
}
