import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "@/scripts/launcher/project-root";
import { run } from "./process";
import type { WordPress } from "./wordpress";

/** One line a finding. */
export function analyse(wordpress: WordPress, folder: string): string {
  const script = join(projectRoot, "test/wordpress/php/analyse.php");
  return run("php", ["-d", "error_reporting=E_ERROR", script, wordpress.folder, wordpress.url, folder]);
}

/** What a rule that finds nothing anywhere would let through. */
const BAD: Record<string, string> = {
  "a union type": "function a( int|string $x ) {}",
  "a match": "$x = match ( 1 ) { 1 => 2 };",
  "a nullsafe call": "$x?->y();",
  "a named argument": "strlen( string: 'x' );",
  "a promoted property": "class A { function __construct( private int $x ) {} }",
  "a readonly property": "class A { public readonly int $x; }",
  "an attribute": "class A { #[B] public $x; }",
  "an enum": "enum A { case B; }",
  "a catch without a variable": "try { strlen( 'x' ); } catch ( Exception ) { strlen( 'y' ); }",
  "a thrown expression": "$x = $y ?? throw new Exception();",
  "the type mixed": "function a( mixed $x ) {}",
  "a first-class callable": "$x = strlen( ... );",
  "a new in an initializer": "function a( $x = new A() ) {}",
  "a function of PHP 8": "str_contains( 'a', 'b' );",
  "a function of WordPress 5.9": "wp_is_block_theme();",
  "a function that does not exist": "no_such_function_anywhere();",
  "unescaped output": "echo $_GET['x'];",
  "a translation without its domain": "__( 'Words' );",
  "a forbidden function": "eval( 'x' ); base64_decode( 'x' );",
};

export function missedByAnalysis(wordpress: WordPress, folder: string): string[] {
  mkdirSync(folder, { recursive: true });
  const names = Object.keys(BAD);
  for (const name of names) writeFileSync(join(folder, fileOf(name)), `<?php\n${BAD[name]}\n`);
  const found = analyse(wordpress, folder);
  return names.filter((name) => !found.includes(`${fileOf(name)}:`));
}

function fileOf(name: string): string {
  return `${name.replaceAll(/\W/g, "-")}.php`;
}
