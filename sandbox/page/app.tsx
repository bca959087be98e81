// The whole page: a bar, conversations, what is chosen, and the phone. On a small screen the columns become screens.
import { useCallback, useEffect, useState, type ReactNode } from 'react';
import { sandbox, type ConversationView, type TodoView } from './api';
import { ApprovalsPane } from './ApprovalsPane';
import { ChatPane } from './ChatPane';
import { ConversationList, type Pane } from './ConversationList';
import { BackIcon, ChatIcon, PhoneIcon, TickIcon } from './icons';
import { NoticesPane } from './NoticesPane';
import { Phone } from './Phone';
import { TodosPane } from './TodosPane';
import { TopBar } from './TopBar';
import { usePhone } from './usePhone';
import { useSandbox } from './useSandbox';
import { useWelcome, Welcome } from './Welcome';

type Screen = 'list' | 'pane' | 'phone';

const TITLES: Partial<Record<Pane, string>> = { notices: '工作通知', todos: '待办', approvals: '审批' };
const TOAST_MS = 3000;

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
  };
  const openTodo = ({ appUrl, pcUrl }: TodoView) =>
    openLink((device.platform === 'pc' ? pcUrl : appUrl) || appUrl || pcUrl);

  const chat = phone.conversations.find(({ kind }) => kind === pane);
  const actions = { onOpen: openLink, onPress: pressCard };
  const isPcShown = device.platform === 'pc' && !isPcHidden;
  return (
    <div className={`app screen-${screen} ${isPcShown ? 'pc-shown' : ''} ${device.platform === 'pc' ? 'with-pc' : ''}`}>
      <TopBar overview={overview} person={phone.person} version={version} onSwitch={switchTo} />
      <ConversationList overview={overview} phone={phone} chosen={pane} onChoose={choose}>
        {isNew && <Welcome app={overview.app.name} className="narrow-only" onDismiss={dismissWelcome} />}
      </ConversationList>
      <main className="pane">
        <header className="pane-title">
          <button type="button" className="tool narrow-only" aria-label="返回" onClick={() => setScreen('list')}>
            <BackIcon />
          </button>
          <h2>{chat ? titleOf(chat) : (TITLES[pane] ?? '群聊')}</h2>
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
            {...actions}
          />
        )}
        {pane === 'group' && !chat && (
          <div className="empty">
            <p>{phone.person.name}不在这个群里。</p>
          </div>
        )}
        {pane === 'notices' && <NoticesPane overview={overview} userid={userid} notices={phone.notices} {...actions} />}
        {pane === 'todos' && <TodosPane overview={overview} todos={phone.todos} onOpen={openTodo} />}
        {pane === 'approvals' && <ApprovalsPane overview={overview} userid={userid} approvals={phone.approvals} />}
      </main>
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
      <nav className="tabs" aria-label="屏幕">
        <Tab
          icon={<ChatIcon />}
          title="消息"
          isChosen={screen !== 'phone' && pane !== 'todos'}
          onChoose={() => setScreen('list')}
        />
        <Tab
          icon={<TickIcon />}
          title="待办"
          isChosen={screen === 'pane' && pane === 'todos'}
          onChoose={() => choose('todos')}
        />
        <Tab icon={<PhoneIcon />} title="手机" isChosen={screen === 'phone'} onChoose={() => setScreen('phone')} />
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
