import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';

/** An agency's sign-in service: a real OpenID provider on a port of its own. */
export interface Agency {
  issuer: string;
  /** Whoever a browser brings is signed in as this account. */
  account: string;
  /** The level of sign-in it states, where it is asked for one. */
  acr?: string;
  /** Takes what the agency itself sends: its word that somebody signed out. */
  deliver?: (request: Request) => Promise<Response>;
  /** Says by the back channel that a sign-in has ended. */
  signOut(account: string, sid: string): Promise<void>;
  /** Where browsers are sent back to; to be set before the first comes. */
  redirectUri: string;
  /** Signs `account` in at the address we sent the browser to; returns the path it comes back to, with its answer. */
  signIn(address: URL, account: string): Promise<string>;
  close(): Promise<void>;
}

export const agencyClient = {
  OIDC_CLIENT_ID: 'windscreen',
  OIDC_CLIENT_SECRET: 'known to the agency and to us',
};

/** Starts a well-behaved agency. Whoever asks is signed in as its `account`. */
export async function startAgency(redirectUri = ''): Promise<Agency> {
  let serve: ReturnType<Provider['callback']> | undefined;
  let provider: Provider | undefined;
  const server = createServer((request, response) => {
    provider ??= quietly(() => createProvider(agency));
    serve ??= provider.callback();
    if (!request.url?.startsWith('/interaction/')) return void serve(request, response);
    void provider.interactionFinished(request, response, {
      login: { accountId: agency.account, ...(agency.acr ? { acr: agency.acr } : {}) },
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const agency: Agency = {
    issuer: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    account: '',
    redirectUri,
    signIn: (address, name) => {
      agency.account = name;
      return walk(address, agency.redirectUri);
    },
    signOut: async (name, sid) => {
      const client = await provider?.Client.find(agencyClient.OIDC_CLIENT_ID);
      // Not among the types: what the provider calls when a browser signs out of it.
      await (client as unknown as Parting | undefined)?.backchannelLogout(name, sid);
    },
    close: async () => {
      server.closeAllConnections();
      server.close();
    },
  };
  return agency;
}

interface Parting {
  backchannelLogout(account: string, sid: string): Promise<void>;
}

function createProvider(agency: Agency): Provider {
  const { issuer, redirectUri } = agency;
  return new Provider(issuer, {
    clients: [
      {
        client_id: agencyClient.OIDC_CLIENT_ID,
        client_secret: agencyClient.OIDC_CLIENT_SECRET,
        redirect_uris: [redirectUri],
        backchannel_logout_uri: new URL('/sign-in/back-channel-logout', redirectUri || issuer).href,
        backchannel_logout_session_required: true,
      },
    ],
    ttl: { AccessToken: 60, Grant: 60, IdToken: 300, Interaction: 60, Session: 60 },
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false }, backchannelLogout: { enabled: true } },
    acrValues: ['high', 'low'],
    fetch: (address, options) => {
      const request = new Request(address, options);
      return agency.deliver ? agency.deliver(request) : fetch(request);
    },
    interactions: { url: (_context, interaction) => `/interaction/${interaction.uid}` },
    findAccount: (_context, id) => ({ accountId: id, claims: async () => ({ sub: id }) }),
    loadExistingGrant: async (context) => {
      const { client, provider, session } = context.oidc;
      const grant = new provider.Grant({
        clientId: client?.clientId ?? '',
        accountId: session?.accountId ?? '',
      });
      grant.addOIDCScope('openid');
      await grant.save();
      return grant;
    },
  });
}

// The provider warns about every setting that is not for the open internet.
function quietly<T>(make: () => T): T {
  const { warn, info } = console;
  console.warn = console.info = () => {};
  try {
    return make();
  } finally {
    Object.assign(console, { warn, info });
  }
}

/** Follows redirects with cookies, as a browser that has just left us, until one leads back. */
async function walk(start: URL, redirectUri: string): Promise<string> {
  const cookies = new Map<string, string>();
  let address = start;
  for (let hops = 0; hops < 10; hops += 1) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(address, { redirect: 'manual', headers: { cookie } });
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      cookies.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
    }
    const location = response.headers.get('location');
    if (location === null)
      throw new Error(`the agency answered ${response.status}: ${await response.text()}`);
    address = new URL(location, address);
    if (address.href.startsWith(redirectUri)) return address.pathname + address.search;
  }
  throw new Error('the agency redirects without end');
}
