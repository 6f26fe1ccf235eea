import { redirect } from "next/navigation";
import { landingPath } from "@/lib/auth/sessions/own-path";
import { getViewer, type Viewer } from "./viewer";

/** Sends somebody who is signed in already to where signing in would have taken them, or where they were headed. */
export async function redirectSignedIn(headedFor: (viewer: Viewer) => string | undefined): Promise<void> {
  const viewer = await getViewer();
  if (viewer) redirect(landingPath(viewer, headedFor(viewer)));
}
