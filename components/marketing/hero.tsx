import type { ReactNode } from "react";
import { buttonClass } from "@/components/ui/form/button-class";

export function Hero({ picture }: { picture?: ReactNode }) {
  return (
    <section className="mx-auto max-w-6xl px-4 pt-14 pb-16 sm:px-6 sm:pt-20">
      <div className="max-w-3xl">
        <h1 className="text-4xl font-bold text-balance sm:text-5xl">
          Content for all your WordPress sites, from one account
        </h1>
        <p className="mt-5 max-w-2xl text-lg text-muted text-pretty">
          IGNY8 brings your sites, your team and your content credits together. Connect WordPress with a small
          plugin, see every post and page you have, and spend credits on what a site needs next: keyword
          clusters, ideas, articles, images and links.
        </p>
        <div className="mt-8 flex flex-wrap items-center gap-3">
          <a href="/signup" className={buttonClass({ variant: "brand", size: "lg" })}>
            Start free trial
          </a>
          <a href="/pricing" className={buttonClass({ variant: "secondary", size: "lg" })}>
            See plans
          </a>
        </div>
        <p className="mt-4 text-muted">No card needed. Everything you set up stays yours if you upgrade.</p>
      </div>
      {picture}
    </section>
  );
}
