/** A guide as data, so that it is shown, searched and linked to from one place. */
export interface Guide {
  /** Its address below /docs. */
  slug: string;
  title: string;
  /** One line that says what it is for. */
  lead: string;
  sections: readonly GuideSection[];
}

export interface GuideSection {
  title: string;
  /** Its anchor, where others link to it; else made of the title. */
  id?: string;
  blocks: readonly Block[];
}

/** A paragraph, with marks as `Inline` reads them; or something that is no prose. */
export type Block =
  | string
  | { list: readonly string[] }
  | { code: readonly { title: string; text: string }[] }
  | { table: { label: string; head: readonly string[]; rows: readonly (readonly string[])[] } };

export function sectionId({ id, title }: GuideSection): string {
  return id ?? slugOf(title);
}

/** "API keys" -> "api-keys" */
export function slugOf(title: string): string {
  return title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
}

/** All that a guide says, for searching. */
export function textOf({ blocks }: GuideSection): string {
  return blocks
    .map(blockText)
    .join(" ")
    .replace(/[`[\]]/g, "");
}

function blockText(block: Block): string {
  if (typeof block === "string") return block;
  if ("list" in block) return block.list.join(" ");
  if ("code" in block) return block.code.map(({ title }) => title).join(" ");
  return block.table.rows.flat().join(" ");
}
