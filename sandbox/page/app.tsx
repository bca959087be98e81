// The whole page: a bar, conversations, what is chosen, and the phone. On a small screen the columns become screens.
import { useCallback, useEffect, useState, type ReactNode } from 'react';
import { sandbox, type ConversationView, type TodoView } from './api';
import { ApprovalsPane } from './ApprovalsPane';
import { Backstage, type Tab as BackstageTab } from './backstage/Backstage';
import { ChatPane } from './ChatPane';
import { ConversationList, type Pane } from './ConversationList';
import { BackIcon, ChatIcon, GaugeIcon, PhoneIcon, TickIcon } from './icons';
import { NoticesPane } from './NoticesPane';
import { Phone } from './Phone';
import { TodosPane } from './TodosPane';
import { TopBar } from './TopBar';
import { usePhone } from './usePhone';
import { useSandbox } from './useSandbox';
import { useTheme } from './useTheme';
import { useWelcome, Welcome } from './Welcome';

type Screen = 'list' | 'pane' | 'phone';

const TITLES: Partial<Record<Pane, string>> = { notices: '工作通知', todos: '待办', approvals: '审批' };
const TOAST_MS = 3000;
/** as in styles/narrow.css: behind the scenes then covers what it lies beside elsewhere */
const NARROW = '(max-width: 1023px)';

const titleOf = ({ kind, title, memberCount }: ConversationView): string =>
  kind === 'group' ? `${title}（${memberCount}）` : title;

/** The person is in the address, so that reloading keeps it and a link can name somebody. */
const personInAddress = () => new URLSearchParams(location.search).get('user');

export function App(): ReactNode {
  const [chosen, setChosen] = useState<string | null>(personInAddress);
  const [pane, setPane] = useState<Pane>('bot');
  const [screen, setScreen] = useState<Screen>('list');
  const [isPcHidden, setPcHidden] = useState(false);
  const [toast, setToast] = useState<string | null>(null);
  const { userid, overview, phone, version, appVersion } = useSandbox(chosen);
  const [isNew, dismissWelcome] = useWelcome();
  const device = usePhone(userid, overview, appVersion);
  const [theme, setTheme] = useTheme();
  const [tab, setTab] = useState<BackstageTab | null>(null);

  useEffect(() => {
    if (toast === null) return;
    const timer = window.setTimeout(() => setToast(null), TOAST_MS);
    return () => window.clearTimeout(timer);
  }, [toast]);

  const { open } = device;
  const openLink = useCallback(
    (url: string) => {
      const problem = open(url);
      setToast(problem);
      if (problem) return;
      setScreen('phone');
      setTab(null);
      setPcHidden(false);
    },
    [open],
  );
  const pressCard = useCallback(
    (outTrackId: string, actionId: string) => {
      if (userid === null) return;
      sandbox.pressCard(userid, outTrackId, actionId).then(
        ({ answered }) => answered || setToast('应用没有及时回应。'),
        () => setToast('应用没有及时回应。'),
      );
    },
    [userid],
  );

  if (!overview || !phone || userid === null) return <p className="loading">正在打开钉钉沙箱……</p>;

  const switchTo = (wanted: string) => {
    history.replaceState(null, '', `?user=${encodeURIComponent(wanted)}`);
    setChosen(wanted);
  };
  const choose = (wanted: Pane) => {
    setPane(wanted);
    setScreen('pane');
    setPcHidden(true);
    if (matchMedia(NARROW).matches) setTab(null);
  };
  const goTo = (wanted: Screen) => {
    setScreen(wanted);
    setTab(null);
  };
  const openTodo = ({ appUrl, pcUrl }: TodoView) =>
    openLink((device.platform === 'pc' ? pcUrl : appUrl) || appUrl || pcUrl);

  const chat = phone.conversations.find(({ kind }) => kind === pane);
  const actions = { onOpen: openLink, onPress: pressCard };
  const isPcShown = device.platform === 'pc' && !isPcHidden;
  return (
    <div className={`app screen-${screen} ${isPcShown ? 'pc-shown' : ''} ${device.platform === 'pc' ? 'with-pc' : ''}`}>
      <TopBar
        overview={overview}
        person={phone.person}
        version={version}
        onSwitch={switchTo}
        theme={theme}
        onTheme={(wanted) => {
          setTheme(wanted);
          device.reload();
        }}
        tab={tab}
        onBackstage={(wanted) => setTab(wanted === tab ? null : wanted)}
      />
      <main className="stage">
        <ConversationList overview={overview} phone={phone} chosen={pane} onChoose={choose}>
          {isNew && <Welcome app={overview.app.name} className="narrow-only" onDismiss={dismissWelcome} />}
        </ConversationList>
        <section className="pane" aria-labelledby="pane-title">
          <header className="pane-title">
            <button type="button" className="tool narrow-only" aria-label="返回" onClick={() => setScreen('list')}>
              <BackIcon />
            </button>
            <h2 id="pane-title">{chat ? titleOf(chat) : (TITLES[pane] ?? '群聊')}</h2>
            {device.platform === 'pc' && isPcHidden && (
              <button type="button" className="secondary" onClick={() => setPcHidden(false)}>
                回到电脑窗口
              </button>
            )}
          </header>
          {isNew && pane === 'bot' && (
            <Welcome app={overview.app.name} className="wide-only" onDismiss={dismissWelcome} />
          )}
          {chat && (
            <ChatPane
              key={`${userid} ${chat.id}`}
              overview={overview}
              userid={userid}
              me={phone.person.name}
              chat={chat}
              onTrouble={setToast}
              {...actions}
            />
          )}
          {pane === 'group' && !chat && (
            <div className="empty">
              <p>{phone.person.name}不在这个群里。</p>
            </div>
          )}
          {pane === 'notices' && <NoticesPane key={userid} overview={overview} phone={phone} {...actions} />}
          {pane === 'todos' && <TodosPane overview={overview} phone={phone} onOpen={openTodo} />}
          {pane === 'approvals' && <ApprovalsPane overview={overview} phone={phone} version={version} />}
        </section>
        <Phone
          overview={overview}
          platform={device.platform}
          visit={device.visit}
          onPlatform={(platform) => {
            device.setPlatform(platform);
            setPcHidden(false);
          }}
          onHome={device.home}
          onReload={device.reload}
          onOpen={openLink}
          onClose={device.close}
          onHide={() => setPcHidden(true)}
        />
      </main>
      {tab !== null && (
        <Backstage overview={overview} version={version} tab={tab} onTab={setTab} onClose={() => setTab(null)} />
      )}
      <nav className="tabs" aria-label="屏幕">
        <Tab
          icon={<ChatIcon />}
          title="消息"
          isChosen={tab === null && screen !== 'phone' && !(screen === 'pane' && pane === 'todos')}
          onChoose={() => goTo('list')}
        />
        <Tab
          icon={<TickIcon />}
          title="待办"
          isChosen={tab === null && screen === 'pane' && pane === 'todos'}
          onChoose={() => choose('todos')}
        />
        <Tab
          icon={<PhoneIcon />}
          title="手机"
          isChosen={tab === null && screen === 'phone'}
          onChoose={() => goTo('phone')}
        />
        <Tab
          icon={<GaugeIcon />}
          title="幕后"
          isChosen={tab !== null}
          onChoose={() => setTab((open) => open ?? 'faults')}
        />
      </nav>
      {toast !== null && (
        <p className="toast" role="status">
          {toast}
        </p>
      )}
    </div>
  );
}

function Tab({
  icon,
  title,
  isChosen,
  onChoose,
}: {
  icon: ReactNode;
  title: string;
  isChosen: boolean;
  onChoose: () => void;
}) {
  return (
    <button type="button" aria-current={isChosen ? 'page' : undefined} onClick={onChoose}>
      {icon}
      {title}
    </button>
  );
}
