import type { ReactNode } from "react";

export default function Layout({ children }: { children: ReactNode }) {
  return (
    <html lang="en">
      <head>
        <title>Empty</title>
        <meta name="description" content="A page with nothing on it." />
      </head>
      <body>{children}</body>
    </html>
  );
}
