import { rmSync } from "node:fs";
import { join } from "node:path";
import { addMustUse } from "../wordpress";
import type { Rehearsal } from "./stage";

/** PHP after which this request is at that address. */
export function at(home: string): string {
  return `add_filter( 'option_home', static function () { return '${home}'; }, 99 );`;
}

const MUST_USE = "elsewhere.php";

export function beAt(folder: string, home: string): void {
  addMustUse({ folder } as Rehearsal["wordpress"], MUST_USE, `<?php ${at(home)}`);
}

export function beHome(folder: string): void {
  rmSync(join(folder, "wp-content/mu-plugins", MUST_USE));
}
