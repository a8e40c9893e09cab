import type { LinkDraft } from '../connect-types.ts';
import { accountTexts } from './account-texts.ts';
import { html, page } from './html.ts';
import type { Language } from './texts.ts';

/** The onboarding of a connected account: one button for each way it can end. */
export function onboardingPage(link: LinkDraft, { tag, texts }: Language): string {
  const own = accountTexts(tag);
  const buttons = [
    { outcome: 'enabled', label: own.complete },
    { outcome: 'pending', label: own.verifyLater },
    { outcome: 'restricted', label: own.missing },
    { outcome: 'later', label: own.later },
  ];
  const body = html`<h1>${own.onboarding}</h1>
    <p>${own.onboardingIntro}</p>
    <form method="POST" action="/connect/${link.id}" class="stack">
      <input type="hidden" name="ticket" value="${link.ticket}" />
      ${buttons.map(({ outcome, label }) => html`<button name="outcome" value="${outcome}">${label}</button>`)}
    </form>`;
  return page(tag, own.onboarding, texts.banner, body);
}
