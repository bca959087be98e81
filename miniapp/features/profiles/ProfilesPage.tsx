import { useState } from 'react';
import type { Profile } from '../../../shared/scoring/profile';
import { listProfiles } from '../../../shared/scoring/profiles';
import { profileParts } from '../../../shared/scoring/profileWords';
import { Page } from '../../components/Page';
import { PageHead, PageSentence } from '../../components/PageHead';
import '../campaigns/campaigns.css';
import './profiles.css';

/** 评分方案: each in words, with the article it rests on, and what differs from the usual one. */
export default function ProfilesPage() {
  const profiles = listProfiles();
  const [shownId, setShown] = useState(profiles[0]!.id);
  const shown = profiles.find(({ id }) => id === shownId)!;
  return (
    <Page title="评分方案" wide>
      <PageHead title="评分方案" back={{ href: '#/templates', label: '指标体系' }}>
        <PageSentence>每个批次选一个评分方案，得分、等级和提示都按它计算。共有 {profiles.length} 个。</PageSentence>
      </PageHead>
      <div className="profiles">
        <ul className="card profiles__list" aria-label="全部评分方案">
          {profiles.map(({ id, name }) => (
            <li key={id}>
              <button
                type="button"
                className="profiles__one"
                aria-pressed={id === shownId}
                onClick={() => setShown(id)}
              >
                {name}
              </button>
            </li>
          ))}
        </ul>
        <ProfileInWords profile={shown} usual={profiles[0]!} />
      </div>
    </Page>
  );
}

function ProfileInWords({ profile, usual }: { profile: Profile; usual: Profile }) {
  const ofUsual = new Map(profileParts(usual).map((part) => [part.title, part.sentences.join()]));
  return (
    <section className="card" aria-label={profile.name}>
      <h2 className="card__title">{profile.name}</h2>
      <p className="muted small">
        依据：{profile.source}。第 {profile.version} 版。
      </p>
      {profileParts(profile).map(({ title, sentences, source }) => (
        <section key={title} className="profile-part">
          <h3>
            {title}{' '}
            {profile !== usual && ofUsual.get(title) !== sentences.join() && (
              <span className="tag tag--warn">与全国通用不同</span>
            )}
          </h3>
          {sentences.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
          <p className="muted small">依据：{source}</p>
        </section>
      ))}
    </section>
  );
}
