import { headers } from "next/headers";

/** Made for each request, because of its nonce; and nothing on it. */
export default async function Page() {
  const nonce = (await headers()).get("x-nonce");
  return (
    <main>
      <h1>Nothing here</h1>
      <script nonce={nonce ?? ""} type="application/json" />
    </main>
  );
}
