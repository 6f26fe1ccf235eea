import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { DeclinedNotice } from "./declined-notice";

it.each([
  ["The card has expired", "The card has expired. Nothing was charged."],
  ["The card has expired. ", "The card has expired. Nothing was charged."],
  ["Is the card yours?", "Is the card yours? Nothing was charged."],
  ["PayPal said “no.”", "PayPal said “no.” Nothing was charged."],
  ["", ">Nothing was charged."],
  [null, ">Nothing was charged."],
])("why it was declined and what to do are two sentences: %o", (reason, text) => {
  expect(renderToStaticMarkup(<DeclinedNotice reason={reason} />)).toContain(text);
});
