/**
 * The folder of this checkout or image. Every script goes there before anything else (scripts/start.mjs,
 * scripts/runtime.mjs), and so does npm.
 */
export const projectRoot = process.cwd();
