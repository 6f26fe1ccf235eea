import { Client, Environment, OrdersController, PaymentsController } from "@paypal/paypal-server-sdk";
import { cleanJson } from "@/lib/clean-text";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { askProvider, ProviderFault } from "@/lib/payments/provider/ask-provider";

const PRODUCTION = "https://api-m.paypal.com";

/** The official SDK knows two hosts only; `PAYPAL_API_BASE` (the sandbox, a stand-in) takes the place of the first. */
class RebasedClient extends Client {
  override getRequestBuilderFactory(): ReturnType<Client["getRequestBuilderFactory"]> {
    const make = super.getRequestBuilderFactory();
    return (...args) => {
      const builder = make(...args);
      builder.interceptRequest((request) => ({
        ...request,
        url: request.url.replace(PRODUCTION, paypalBase()),
      }));
      // What PayPal answers is made fit to be stored: a payer's name is theirs to choose.
      builder.interceptResponse(({ response, ...context }) => {
        const body = typeof response.body === "string" ? cleanJson(response.body) : response.body;
        return { ...context, response: { ...response, body } };
      });
      return builder;
    };
  }
}

let made: { of: string; client: Client } | undefined;

/** Kept as long as the settings are the same: the client keeps its access token. */
export function paypalClient(): Client {
  const { PAYPAL_CLIENT_ID: oAuthClientId = "", PAYPAL_CLIENT_SECRET: oAuthClientSecret = "" } = env();
  const of = `${oAuthClientId} ${oAuthClientSecret} ${paypalBase()}`;
  if (made?.of !== of) {
    const clientCredentialsAuthCredentials = { oAuthClientId, oAuthClientSecret };
    const client = new RebasedClient({
      environment: Environment.Production,
      timeout: 10_000,
      clientCredentialsAuthCredentials,
    });
    made = { of, client };
  }
  return made.client;
}

/**
 * Runs a call to PayPal. A token that it no longer takes, such as after its secret was rotated, is dropped, and the call
 * made once more with a new one. Throws `provider_unavailable`.
 */
export async function askPaypal<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await askProvider("paypal", work);
  } catch (error) {
    if (!isUnauthorized(error)) throw error;
    made = undefined;
    return askProvider("paypal", work);
  }
}

function isUnauthorized(error: unknown): boolean {
  return error instanceof AppError && error.cause instanceof ProviderFault && error.cause.statusCode === 401;
}

export const paypalOrders = () => new OrdersController(paypalClient());
export const paypalPayments = () => new PaymentsController(paypalClient());

export function paypalBase(): string {
  return (env().PAYPAL_API_BASE ?? PRODUCTION).replace(/\/+$/, "");
}
