/** Guards components/auth/sign-up-form.tsx, lib/signup/input.ts. */
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { validate } from "@/lib/api/input/validate";
import { signUpForm } from "@/lib/signup/input";
import { SignUpForm } from "./sign-up-form";

it("a company's name that is too long is not cut: how long it may be is said beside the field", () => {
  const [field] = renderToStaticMarkup(<SignUpForm action={async () => ({})} />).match(
    /<input[^>]*name="account_name"[^>]*>/,
  )!;
  expect(field).not.toMatch(/maxlength/i);
  const typed = { name: "Nora", email: "nora@example.test", password: "heron-ladder-42-quartz" };
  expect(() => validate(signUpForm, { ...typed, account_name: "x".repeat(101) })).toThrow(
    expect.objectContaining({ fields: { account_name: [expect.stringContaining("100 characters")] } }),
  );
});
