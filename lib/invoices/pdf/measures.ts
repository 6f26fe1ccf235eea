/** Points on an A4 page, and the inks of a document. */
export const LEFT = 48;
export const RIGHT = 547;
export const TOP = 48;
export const BOTTOM = 776;
export const INK = "#18181b";
export const QUIET = "#71717a";
export const LINE = "#d4d4d8";
