// What is said to the bot about itself: a line, and what may be said next.
import type { ActionContext } from '../../context';
import { OrgUnit, Person } from '../../identity/entities';
import { nearestHolders } from '../../identity/queries';
import { line, someOf } from '../compose';
import type { BotHandler } from '../conversation';
import { welcomeFor } from '../welcome';
import { abilitiesOf } from './help';

const NAMED = 3;
const HELP = { label: '帮助', say: '帮助' };

/** 你好, 在吗. */
export const answerGreeting: BotHandler = async ({ actor }) => {
  const [first] = abilitiesOf(actor).buttons;
  const welcome = welcomeFor(actor);
  return { title: `${actor.name}，您好`, markdown: welcome, buttons: [...(first ? [first] : []), HELP] };
};

/** 你是谁. */
export const answerWhoAreYou: BotHandler = async () => ({
  title: '我是绩效通机器人，是程序，不是真人',
  markdown:
    '我是绩效通机器人，是程序，不是真人。您问的我从绩效通的记录里查，要办的先给您看一遍，确认了才办。说“帮助”看我能做什么。',
  buttons: [HELP],
});

/** 人工, 找管理员: I am a program; this is who can help. */
export const answerContact: BotHandler = async (ctx) => ({
  ...line(await contactSentence(ctx)),
  buttons: [HELP],
});

/** Who can do what the bot cannot. */
export async function contactSentence(ctx: ActionContext): Promise<string> {
  const admins = await adminsOf(ctx);
  if (admins.length === 0) return '还没有设置绩效管理员，请联系本单位的钉钉管理员';
  if (admins.some(({ id }) => id === ctx.actor.personId)) return '您就是绩效管理员，用法请看“帮助”';
  return `请找绩效管理员${named(admins)}，在钉钉通讯录里搜姓名就能联系上`;
}

/** The last line of an answer that may not help. */
export async function whomToAsk(ctx: ActionContext): Promise<string> {
  const admins = (await adminsOf(ctx)).filter(({ id }) => id !== ctx.actor.personId);
  return admins.length > 0 ? `都不是的话，请找绩效管理员${named(admins)}。` : '说“帮助”看我能做什么。';
}

const named = (admins: Person[]) =>
  someOf(
    admins.map(({ name }) => name),
    NAMED,
    '人',
  );

async function adminsOf({ db, actor }: ActionContext): Promise<Person[]> {
  const { unitId } = await db.findOneByOrFail(Person, { id: actor.personId });
  const unit = await db.findOneBy(OrgUnit, { id: unitId });
  return unit ? nearestHolders(db, 'admin', unit.path) : [];
}
