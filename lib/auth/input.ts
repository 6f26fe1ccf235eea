import { z } from "zod";
import { givenPassword, newPassword } from "@/lib/auth/passwords/password-rules";
import { emailInput as emailAddress } from "@/lib/email-input";
import { optionalName } from "@/lib/text/name-input";

export { emailInput as emailAddress } from "@/lib/email-input";

export const personName = optionalName(100);

/** Only bounded: whether the address is well-formed is nobody's business before the password fits. */
export const loginInput = z.object({
  email: z.string({ error: "Enter your email address." }).trim().min(1, "Enter your email address.").max(254),
  password: givenPassword,
  code: z.string().trim().max(40).optional(),
});

/** The second step of a sign-in whose password was right. */
export const secondFactorInput = z.object({
  challenge: z.string().min(1).max(1000),
  code: z.string().trim().min(1, "Enter the code.").max(40),
});

export const tokenInput = z.object({ token: z.string().trim().min(1).max(200) });
export const emailOnlyInput = z.object({ email: emailAddress });
export const resetInput = tokenInput.extend({ password: newPassword });
export const confirmPasswordInput = z.object({ password: givenPassword });
export const changePasswordInput = z.object({ current_password: givenPassword, new_password: newPassword });
export const refreshInput = z.object({ refresh: z.string().min(1).max(300) });
export const loginForm = loginInput.extend({ next: z.string().max(2000).optional() });
export const codeForm = secondFactorInput.extend({ next: z.string().max(2000).optional() });
