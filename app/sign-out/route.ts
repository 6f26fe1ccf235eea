import { signOut } from "@/lib/auth/sessions/sign-out";

/** The target of `<form method="post" action="/sign-out">`: works without JavaScript, and may set headers. */
export function POST(request: Request): Promise<Response> {
  return signOut(request);
}
