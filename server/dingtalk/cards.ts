// Interactive cards (互动卡片). The layout lives in a template that somebody made and published in DingTalk's card platform;
// we only fill its variables, all of them text. Without a template the same words leave as an action card of the robot
// whose buttons are links, so nothing of the product depends on that handiwork.
//
// Variables a template can use; DINGTALK_CARD_VARIABLES renames them:
//   title     first line                          markdown  the lines, as markdown
//   status    where it stands, such as 待审核      open      "true" while there is something to decide, else "false"
//   url       the page, right on phone and PC     buttons   {"msgButtons":[{"id","text","url"?}]} for templates that draw them
//   token     private to the reader; the template's 回传请求 sends it back as the parameter `token`
import { present } from './answers';
import type { Calls } from './calls';
import { DingTalkRefused } from './errors';
import { anywhereLink, appLink } from './links';
import { plainText, shortened } from './markdown';
import type { CardMessage, CardSettings, CardVariable, DingTalkConfig, UpdateCardMessage } from './port';
import { robotContent, sendAsRobot, type Sent } from './robot';
import { loadCard } from './sdk';

const OUR_NAMES: Record<CardVariable, string> = {
  title: 'title',
  markdown: 'markdown',
  status: 'status',
  open: 'open',
  url: 'url',
  buttons: 'sys_full_json_obj',
  token: 'token',
};

const LARGEST_VALUE_BYTES = 1024;
const LONGEST_TITLE = 60;
const LONGEST_LINE = 120;

/** Delivers the card; one that is there already counts as delivered. The receipt is its outTrackId. */
export async function sendCard(config: DingTalkConfig, calls: Calls, message: CardMessage): Promise<Sent> {
  const { card } = config;
  if (!card) return sendInstead(config, calls, message);
  const wish = cardRequest(config, card, message, (await message.token?.()) ?? null);
  try {
    await calls.sdk({ name: 'card.create', load: loadCard }, async ({ module, client, runtime }, token) => {
      const request = new module.CreateAndDeliverRequest(wish);
      const headers = new module.CreateAndDeliverHeaders({ xAcsDingtalkAccessToken: token });
      const { body } = await client.createAndDeliverWithOptions(request, headers, runtime);
      const [delivered] = present(body?.result?.deliverResults);
      if (present(delivered?.success) !== true)
        throw new DingTalkRefused('card-undelivered', `卡片没有送到：${delivered?.errorMsg || '钉钉没有说明原因'}。`);
    });
  } catch (error) {
    if (!isAlreadyThere(error)) throw error;
  }
  return { receipt: message.outTrackId };
}

/** Writes how it ended on the card. One that is not there, or left as an action card, stays as it is. */
export async function updateCard(config: DingTalkConfig, calls: Calls, message: UpdateCardMessage): Promise<Sent> {
  const { card } = config;
  if (!card) return { receipt: null };
  const values = endedValues(card, message);
  try {
    await calls.sdk({ name: 'card.update', load: loadCard }, async ({ module, client, runtime }, token) => {
      const request = new module.UpdateCardRequest({
        outTrackId: message.outTrackId,
        cardData: { cardParamMap: values },
        // Without these flags DingTalk forgets every variable that is not named.
        cardUpdateOptions: { updateCardDataByKey: true, updatePrivateDataByKey: true },
        userIdType: 1,
      });
      const headers = new module.UpdateCardHeaders({ xAcsDingtalkAccessToken: token });
      const { body } = await client.updateCardWithOptions(request, headers, runtime);
      present(body?.success);
    });
  } catch (error) {
    if (error instanceof DingTalkRefused && /outTrackId.*not.*exist/i.test(error.code)) return { receipt: null };
    throw error;
  }
  return { receipt: message.outTrackId };
}

/** What a card shows from the moment that there is nothing to decide on it any more: how it ended, and no buttons. */
export function endedValues(
  card: CardSettings | null,
  { status, lines }: Pick<UpdateCardMessage, 'status' | 'lines'>,
): Record<string, string> {
  return named(card, { status, markdown: markdownOf(lines), open: 'false', buttons: buttonsText([]) });
}

function sendInstead(config: DingTalkConfig, calls: Calls, message: CardMessage): Promise<Sent> {
  const title = titleOf(message);
  const text = [`### ${title}`, markdownOf(message.lines)].join('  \n');
  // Links only: a robot's message cannot ask the app.
  const buttons = message.buttons
    .filter(({ actionId }) => actionId === null)
    .map(({ label, path }) => ({ title: label, url: appLink(config.publicBaseUrl, path) }));
  return sendAsRobot(config, calls, { userIds: [message.userId] }, robotContent({ title, text, buttons }));
}

function cardRequest(
  { robotCode, publicBaseUrl }: DingTalkConfig,
  card: CardSettings,
  message: CardMessage,
  token: string | null,
): object {
  const title = titleOf(message);
  const links = message.buttons.map((button) => ({
    ...button,
    url: anywhereLink(appLink(publicBaseUrl, button.path)),
  }));
  const publicValues = named(card, {
    title,
    markdown: markdownOf(message.lines),
    status: message.status,
    open: 'true',
    url: links[0]?.url ?? '',
    buttons: buttonsText(links),
  });
  return {
    cardTemplateId: card.templateId,
    outTrackId: message.outTrackId,
    ...(card.callbackRouteKey
      ? { callbackType: 'HTTP', callbackRouteKey: card.callbackRouteKey }
      : { callbackType: 'STREAM' }),
    userIdType: 1,
    cardData: { cardParamMap: publicValues },
    ...(token === null ? {} : { privateData: { [message.userId]: { cardParamMap: named(card, { token }) } } }),
    openSpaceId: `dtv1.card//IM_ROBOT.${message.userId}`,
    imRobotOpenSpaceModel: {
      supportForward: false,
      lastMessageI18n: { ZH_CN: title },
      notification: { alertContent: title, notificationOff: false },
    },
    imRobotOpenDeliverModel: { spaceType: 'IM_ROBOT', robotCode },
  };
}

const titleOf = (message: CardMessage) => shortened(plainText(message.title), LONGEST_TITLE);

/** Lines that no longer fit into a variable are left out from the end. */
function markdownOf(lines: [label: string, value: string][]): string {
  const written = lines.map(([label, value]) => `**${plainText(label)}** ${shortened(plainText(value), LONGEST_LINE)}`);
  while (Buffer.byteLength(written.join('  \n')) > LARGEST_VALUE_BYTES) written.pop();
  return written.join('  \n');
}

interface CardButton {
  label: string;
  actionId: string | null;
  url: string;
}

/** A button with an action asks the app when it is pressed (回传请求), one without opens its page. */
function buttonsText(buttons: CardButton[]): string {
  const msgButtons = buttons.map(({ label, actionId, url }) =>
    actionId === null ? { text: label, url } : { text: label, id: actionId },
  );
  return JSON.stringify({ msgButtons });
}

function named(card: CardSettings | null, values: Partial<Record<CardVariable, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).map(([ours, value]) => {
      const variable = ours as CardVariable;
      return [card?.variables[variable] ?? OUR_NAMES[variable], value];
    }),
  );
}

/** A repeat meets the card the first try made. */
function isAlreadyThere(error: unknown): boolean {
  return error instanceof DingTalkRefused && /outTrackId.*exist/i.test(error.code) && !/not/i.test(error.code);
}
