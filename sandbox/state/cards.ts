// Interactive cards (互动卡片). The layout lives in a template made in DingTalk's designer, which the sandbox does not have: any template
// id is accepted, and the usual variables are drawn.
import type { Live } from './live';

export type CardVariables = Record<string, string>;

export interface Card {
  outTrackId: string;
  templateId: string;
  callbackType: string;
  /** with callbacks over HTTP: which registered address they go to */
  routeKey: string;
  publicData: CardVariables;
  /** by userid */
  privateData: Record<string, CardVariables>;
  conversationIds: string[];
}

export interface CardButton {
  id: string;
  title: string;
  /** opens a page; without it pressing asks the app (回传请求) */
  url: string | null;
}

export function createCards(live: Live) {
  const cards = new Map<string, Card>();
  return {
    save: () => ({ cards }),
    load(saved: { cards: Map<string, Card> }): void {
      for (const [id, card] of saved.cards) cards.set(id, card);
    },
    card: (outTrackId: string): Card | undefined => cards.get(outTrackId),
    keep(card: Card): void {
      cards.set(card.outTrackId, card);
      live.tell('chat');
    },
    update(card: Card, change: { publicData?: CardVariables; byKey: boolean }): void {
      if (change.publicData)
        card.publicData = change.byKey ? { ...card.publicData, ...change.publicData } : change.publicData;
      live.tell('chat');
    },
    updatePrivate(card: Card, userid: string, variables: CardVariables, byKey: boolean): void {
      card.privateData[userid] = byKey ? { ...card.privateData[userid], ...variables } : variables;
      live.tell('chat');
    },
  };
}

/** What one person sees of a card. */
export function drawCard(card: Card, userid: string): { title: string; text: string; buttons: CardButton[] } {
  const variables = { ...card.publicData, ...card.privateData[userid] };
  const written = variables.markdown ?? variables.content ?? variables.text;
  const withStatus = variables.status ? `**${variables.status}**  \n${written}` : written;
  const text = written === undefined ? listing(variables) : (withStatus ?? '');
  return { title: variables.title ?? '', text, buttons: buttonsOf(variables) };
}

/** A template we know nothing of: its variables, line by line. */
function listing(variables: CardVariables): string {
  const hidden = new Set(['title', 'buttons', 'sys_full_json_obj']);
  return Object.entries(variables)
    .filter(([name]) => !hidden.has(name))
    .map(([name, value]) => `**${name}** ${value}`)
    .join('  \n');
}

function buttonsOf(variables: CardVariables): CardButton[] {
  const declared = parsed(variables.sys_full_json_obj);
  const list = isRecord(declared) ? declared.msgButtons : parsed(variables.buttons);
  if (!Array.isArray(list)) return [];
  return list.filter(isRecord).map((button, index) => {
    const url = button.url ?? button.actionURL;
    return {
      id: String(button.id ?? button.actionId ?? index),
      title: String(button.text ?? button.title ?? ''),
      url: typeof url === 'string' && url !== '' ? url : null,
    };
  });
}

function parsed(text: string | undefined): unknown {
  try {
    return text === undefined ? null : JSON.parse(text);
  } catch {
    return null;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
