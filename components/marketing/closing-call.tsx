import { buttonClass } from "@/components/ui/form/button-class";

export function ClosingCall() {
  return (
    <section className="border-t border-border bg-surface py-16 text-center sm:py-20">
      <div className="mx-auto max-w-2xl px-4">
        <h2 className="text-3xl font-semibold text-balance">Connect your first site today</h2>
        <p className="mt-3 text-lg text-muted text-pretty">
          An account takes a minute. The plugin takes two. Your first inventory is there before the coffee is.
        </p>
        <p className="mt-7">
          <a href="/signup" className={buttonClass({ variant: "brand", size: "lg" })}>
            Create your account
          </a>
        </p>
      </div>
    </section>
  );
}
