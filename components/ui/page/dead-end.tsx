import type { ReactNode } from "react";
import { LogoMark } from "./logo";

interface DeadEndProps {
  /** Small, above the title: "404". */
  code: string;
  title: string;
  children: ReactNode;
  /** The ways on. */
  actions: ReactNode;
  /** Within a shell, which has the page's `main` already. */
  isInShell?: boolean;
}

/** A page that can't be shown: what happened, in words, and where to go from here. No links of its own, no script. */
export function DeadEnd({ code, title, children, actions, isInShell = false }: DeadEndProps) {
  const Frame = isInShell ? "div" : "main";
  return (
    <Frame
      id={isInShell ? undefined : "content"}
      className={`grid place-items-center px-4 py-16 ${isInShell ? "" : "min-h-dvh"}`}
    >
      <div className="max-w-md text-center">
        <LogoMark className="mx-auto size-10" />
        <p className="mt-6 font-semibold text-brand">{code}</p>
        <h1 className="mt-1 text-2xl font-semibold text-balance">{title}</h1>
        <div className="mt-2 text-base text-muted text-pretty">{children}</div>
        <div className="mt-7 flex flex-wrap justify-center gap-3">{actions}</div>
      </div>
    </Frame>
  );
}
