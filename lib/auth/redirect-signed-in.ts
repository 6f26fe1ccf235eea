import { redirect } from "next/navigation";
import { landingPath } from "./landing-path";
import { getViewer } from "./viewer";

/** Sends somebody who is signed in already to where signing in would have taken them. */
export async function redirectSignedIn(next?: string): Promise<void> {
  const viewer = await getViewer();
  if (viewer) redirect(landingPath(viewer, next));
}
