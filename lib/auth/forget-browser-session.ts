import { cookies } from "next/headers";
import { isAuthCookie, isHttps } from "./session-cookie";

/** Takes next-auth's cookies from the browser, in a server action: for a session that has ended in the database. */
export async function forgetBrowserSession(): Promise<void> {
  const jar = await cookies();
  for (const { name } of jar.getAll()) {
    if (!isAuthCookie(name)) continue;
    // A browser takes a `__Secure-` cookie away only where the answer says Secure again.
    const secure = name.startsWith("__") || isHttps();
    jar.set(name, "", { httpOnly: true, sameSite: "lax", secure, path: "/", maxAge: 0 });
  }
}
