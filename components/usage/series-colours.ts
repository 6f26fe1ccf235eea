/**
 * Seven hues for seven operations, and grey for what names none: told apart in light, dark and by most colour-blind people
 * (after Okabe and Ito).
 */
export const SERIES_COLOURS = [
  "#d55e00",
  "#0072b2",
  "#009e73",
  "#cc79a7",
  "#e69f00",
  "#56b4e9",
  "#8c7b00",
  "#7f7f7f",
] as const;
