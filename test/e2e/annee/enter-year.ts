import { expect, type Locator, type Page } from '@playwright/test'
import { boxesOf, type Hand } from './hand.ts'
import * as scenario from './scenario.ts'

const field = (within: Page | Locator, name: string | RegExp): Locator =>
  within.getByRole('textbox', { name, exact: true })
const list = (within: Page | Locator, name: string): Locator =>
  within.getByRole('combobox', { name, exact: true })
const box = (within: Page | Locator, name: string): Locator =>
  within.getByRole('checkbox', { name, exact: true })
const button = (within: Page | Locator, name: string | RegExp): Locator =>
  within.getByRole('button', { name, exact: true })
const panel = (page: Page, name: string | RegExp): Locator =>
  page.getByRole('complementary', { name })

async function startYear(hand: Hand): Promise<void> {
  const { page } = hand
  await hand.press(button(page, 'Commencer une année'))
  await hand.type(field(page, 'Nom de la structure'), scenario.STRUCTURE.nom)
  await hand.choose(list(page, 'Zone scolaire'), 'Zone A')
  await hand.type(field(page, 'Intitulé (facultatif)'), scenario.ACTION.intitule)
  await hand.press(button(page, 'Commencer l’année'))
}

/** Both hands of one person: one with the mouse, one with the keyboard. */
type Hands = readonly [mouse: Hand, keyboard: Hand]

/** Each of these, with the hand whose turn it is. */
const inTurn = <T>(hands: Hands, all: readonly T[]): readonly (readonly [Hand, T])[] =>
  all.map((one, rank) => [hands[rank % 2 === 0 ? 0 : 1], one])

/** Follows one of the first steps of Accueil. */
async function firstStep(hand: Hand, name: string): Promise<void> {
  await hand.goTo('Accueil')
  await hand.press(hand.page.getByRole('link', { name }))
}

const saved = (page: Page): Promise<void> =>
  expect(page.getByRole('status').filter({ hasText: /^Enregistré$/ })).toBeVisible()

async function describeAction([hand, keyboard]: Hands): Promise<void> {
  const { page } = hand
  await hand.press(page.getByRole('link', { name: 'À faire : Compléter la structure' }))
  const structure = page.getByRole('form', { name: 'Structure' })
  await hand.type(field(structure, 'Adresse'), scenario.STRUCTURE.adresse)
  await hand.type(field(structure, 'Nom'), scenario.STRUCTURE.referentNom)
  await hand.type(field(structure, 'Prénom'), scenario.STRUCTURE.referentPrenom)
  await hand.type(field(structure, 'Son adresse mail'), scenario.STRUCTURE.referentMail)
  await hand.save(button(structure, 'Enregistrer'))
  await saved(page)

  await firstStep(keyboard, 'À faire : Décrire l’action')
  const action = page.getByRole('form', { name: /^Action 1/ })
  await keyboard.type(field(action, 'Lieu'), scenario.ACTION.lieu)
  for (const name of [...scenario.ACTION.naturesLocal, ...scenario.ACTION.zonages]) {
    await keyboard.tick(box(action, name))
  }
  for (const [name, text] of Object.entries(scenario.PREVISIONNEL.textes)) {
    await keyboard.type(field(action, name), text)
  }
  for (const name of scenario.PREVISIONNEL.cases) await keyboard.tick(box(action, name))
  await keyboard.save(button(action, 'Enregistrer'))
  await saved(page)
}

async function planSeances(hand: Hand): Promise<void> {
  const { page } = hand
  await firstStep(hand, 'À faire : Créer un collectif')
  const collectifs = panel(page, 'Collectifs et créneaux')
  await hand.type(field(collectifs, 'Nom'), scenario.COLLECTIF.nom)
  await hand.press(button(collectifs, 'Ajouter un créneau'))
  await hand.save(button(collectifs, 'Enregistrer'))
  await expect(collectifs.getByRole('article', { name: scenario.COLLECTIF.nom })).toBeVisible()
  await hand.close()

  await hand.press(button(page, 'Créer les séances').last())
  const dialog = page.getByRole('dialog')
  await hand.type(field(dialog, 'Du'), scenario.COLLECTIF.du)
  await hand.type(field(dialog, 'Au'), scenario.COLLECTIF.au)
  await hand.press(button(dialog, /^Créer 8\sséances$/))
  await expect(dialog).toHaveCount(0)
}

async function addEtablissements(hands: Hands): Promise<void> {
  const [{ page, ...mouse }] = hands
  await mouse.goTo('Parents · Partenaires')
  await mouse.pick(page.getByRole('tablist', { name: 'Parents et partenaires' }), 'Établissements')
  for (const [hand, { nom, type }] of inTurn(hands, scenario.ETABLISSEMENTS)) {
    await hand.press(button(page, 'Ajouter un établissement'))
    const fiche = panel(page, 'Nouvel établissement')
    await hand.type(field(fiche, 'Nom'), nom)
    await hand.choose(list(fiche, 'Type'), type)
    await hand.save(button(fiche, 'Enregistrer'))
    await expect(fiche).toHaveCount(0)
  }
}

async function addEnfants(hands: Hands): Promise<void> {
  await hands[1].goTo('Enfants')
  for (const [hand, enfant] of inTurn(hands, scenario.ENFANTS)) await addEnfant(hand, enfant)
}

async function addEnfant(hand: Hand, enfant: scenario.Enfant): Promise<void> {
  const { page } = hand
  const { famille, depart } = enfant
  await hand.press(button(page, 'Nouvel enfant'))
  const form = panel(page, 'Nouvel enfant')
  await hand.type(field(form, 'Nom').first(), enfant.nom)
  await hand.type(field(form, 'Prénom').first(), enfant.prenom)
  await hand.type(field(form, 'Naissance'), enfant.naissance)
  if (enfant.etablissement !== undefined) {
    await hand.choose(list(form, 'Établissement'), enfant.etablissement)
  }
  await hand.choose(list(form, 'Niveau'), enfant.niveau)
  if (famille !== null && 'de' in famille) {
    await hand.choose(list(form, 'Famille'), famille.de)
  } else if (famille !== null) {
    await hand.type(field(form, 'Nom du parent'), enfant.nom)
    await hand.type(field(form, 'Prénom du parent'), famille.responsable)
  }
  if (enfant.statut !== undefined) {
    await hand.pick(form.getByRole('radiogroup', { name: 'Première inscription' }), enfant.statut)
  }
  await hand.choose(
    list(form, enfant.statut === undefined ? 'Collectif' : 'Collectif souhaité'),
    scenario.COLLECTIF.nom,
  )
  if (enfant.depuis !== undefined) await hand.type(field(form, 'Depuis le'), enfant.depuis)
  if ((enfant.situations ?? []).length > 0 || enfant.origines.length > 0) {
    await hand.press(form.getByText('Situations, adresse', { exact: false }))
  }
  for (const situation of enfant.situations ?? []) await hand.tick(box(form, situation))
  for (const origine of enfant.origines) await hand.tick(box(form, origine))
  await hand.save(button(form, 'Enregistrer'))
  const fiche = panel(page, `${enfant.nom} ${enfant.prenom}`)
  await expect(fiche).toBeVisible()
  if (depart === undefined) return
  await hand.press(button(fiche, 'Noter le départ'))
  await hand.type(field(fiche, 'Dernier jour'), depart)
  await hand.save(button(fiche, 'Enregistrer'))
  await expect(fiche).toContainText(`au ${depart}`)
}

async function addIntervenants(hands: Hands): Promise<void> {
  const [{ page, goTo }] = hands
  await goTo('Intervenants')
  for (const [hand, intervenant] of inTurn(hands, scenario.INTERVENANTS)) {
    await hand.press(button(page, 'Nouvel intervenant'))
    const form = panel(page, 'Nouvel intervenant')
    await hand.type(field(form, 'Nom'), intervenant.nom)
    await hand.type(field(form, 'Prénom'), intervenant.prenom)
    await hand.choose(list(form, 'Statut'), intervenant.statut)
    await hand.type(field(form, 'Depuis le'), intervenant.depuis)
    if ('ensuite' in intervenant) {
      await hand.press(button(form, 'Changer de statut'))
      await hand.choose(list(form, 'Nouveau statut'), intervenant.ensuite.statut)
      await hand.type(field(form, 'À partir du'), intervenant.ensuite.depuis)
      await hand.press(button(form, 'Appliquer'))
    }
    await hand.save(button(form, 'Enregistrer'))
    await expect(panel(page, `${intervenant.nom} ${intervenant.prenom}`)).toBeVisible()
  }
}

async function addHeures(hands: Hands): Promise<void> {
  const [{ page }, keyboard] = hands
  await keyboard.goTo('Intervenants')
  await keyboard.pick(page.getByRole('radiogroup', { name: 'Affichage' }), 'Heures')
  await keyboard.press(button(page, 'Ajouter des heures'))
  const form = panel(page, 'Ajouter des heures')
  for (const [hand, { qui, date, categorie, duree }] of inTurn(hands, scenario.HEURES)) {
    await hand.choose(list(form, 'Intervenant'), qui)
    await hand.type(field(form, 'Jour'), date)
    await hand.choose(list(form, 'Catégorie'), categorie)
    await hand.type(field(form, 'Durée'), duree)
    await hand.save(button(form, 'Enregistrer'))
    await expect(form.getByText(`le ${date}`)).toBeVisible()
  }
  await keyboard.close()
}

async function holdSeances(hands: Hands): Promise<void> {
  const [mouse] = hands
  const { page } = mouse
  await mouse.goTo('Séances')
  await mouse.pick(page.getByRole('radiogroup', { name: 'Affichage' }), 'Liste')
  for (const [hand, seance] of inTurn(hands, scenario.SEANCES)) {
    await hand.press(button(page, new RegExp(`^Ouvrir la séance du ${seance.jour}`)))
    await holdSeance(hand, seance)
    await hand.close()
  }
}

async function holdSeance(hand: Hand, seance: scenario.Seance): Promise<void> {
  const opened = panel(hand.page, /Les Tilleuls$/)
  await expect(opened.getByRole('heading', { level: 2 })).toBeFocused()
  if (seance.annulee !== undefined) {
    await hand.press(button(opened, 'Annuler la séance'))
    await hand.type(field(opened, 'Motif'), seance.annulee)
    await hand.save(button(opened, 'Annuler la séance'))
    await expect(opened.getByText('Cette séance est annulée')).toBeVisible()
    return
  }
  const duree = (prenom: string) => field(opened, new RegExp(`^Durée de .*${prenom}$`))
  if (seance.commeLe !== undefined) {
    await hand.press(button(opened, new RegExp(`^Comme le ${seance.commeLe}`)))
    await expect(duree('Nadia')).toBeVisible()
  }
  for (const prenom of seance.equipe ?? []) {
    await hand.choose(list(opened, 'Ajouter un intervenant'), prenom)
    await expect(duree(prenom)).toBeVisible()
  }
  for (const [prenom, text] of Object.entries(seance.durees ?? {})) {
    await hand.type(duree(prenom), text)
  }
  for (const activite of seance.activites ?? []) {
    await hand.tick(box(opened, activite))
    await expect(box(opened, activite)).toBeChecked()
  }
}

async function fillRegisters(hands: Hands): Promise<void> {
  const [{ page }, keyboard] = hands
  await keyboard.goTo('Présences')
  for (const [chooser, [mois, jours]] of inTurn(hands, Object.entries(scenario.REGISTRE))) {
    await chooser.choose(list(page, 'Mois'), mois)
    const grid = page.getByRole('grid', { name: new RegExp(mois) })
    for (const [hand, [jour, etats]] of inTurn(hands, Object.entries(jours))) {
      await hand.fillDay(grid, jour, etats)
      await expect(boxesOf(grid, jour)).toHaveText([...etats].map((etat) => etat.replace('·', '?')))
    }
  }
}

async function addRencontres(hands: Hands): Promise<void> {
  const [mouse, keyboard] = hands
  const { page } = mouse
  await mouse.goTo('Parents · Partenaires')
  const tabs = page.getByRole('tablist', { name: 'Parents et partenaires' })
  // The screen comes back as it was left, on the établissements.
  await keyboard.pick(tabs, 'Avec les parents')
  for (const [hand, { genre, date, participants, familles }] of inTurn(hands, scenario.PARENTS)) {
    await hand.press(button(page, 'Ajouter une action'))
    const fiche = panel(page, 'Nouvelle action avec les parents')
    await hand.type(field(fiche, 'Date'), date)
    await hand.choose(list(fiche, 'Genre'), genre)
    if (participants !== '') await hand.type(field(fiche, 'Nombre de participants'), participants)
    for (const famille of familles) await hand.choose(list(fiche, 'Familles présentes'), famille)
    await hand.save(button(fiche, 'Enregistrer'))
    await expect(fiche).toHaveCount(0)
  }
  await mouse.pick(tabs, 'Partenaires')
  await mouse.press(button(page, 'Ajouter un partenaire'))
  const nouveau = panel(page, 'Nouveau partenaire')
  await mouse.type(field(nouveau, 'Nom'), scenario.PARTENAIRE)
  await mouse.save(button(nouveau, 'Enregistrer'))
  await expect(nouveau).toHaveCount(0)
  await keyboard.pick(tabs, 'Concertations')
  for (const [hand, concertation] of inTurn(hands, scenario.CONCERTATIONS)) {
    await hand.press(button(page, 'Ajouter une concertation'))
    const fiche = panel(page, 'Nouvelle concertation')
    if ('etablissement' in concertation) {
      await hand.type(field(fiche, 'Date'), concertation.date)
      await hand.choose(list(fiche, 'Genre'), concertation.genre)
      await hand.choose(list(fiche, 'Établissement'), concertation.etablissement)
    } else {
      await hand.pick(
        fiche.getByRole('radiogroup', { name: 'Avec qui' }),
        'Autre acteur du territoire',
      )
      await hand.type(field(fiche, 'Date'), concertation.date)
      await hand.type(fiche.getByLabel('De quoi s’agissait-il ?'), concertation.sujet)
      await hand.choose(list(fiche, 'Partenaire'), concertation.partenaire)
    }
    await hand.save(button(fiche, 'Enregistrer'))
    await expect(fiche).toHaveCount(0)
  }
}

/** Answers what nobody can compute, then writes the bilan. */
async function makeBilan(hands: Hands): Promise<void> {
  const [mouse, keyboard] = hands
  const { page } = mouse
  await keyboard.goTo('Bilan')
  await mouse.type(field(page, 'Arrêté au'), scenario.ARRETE_AU)
  for (const [hand, { partie, question, reponse }] of inTurn(hands, scenario.REPONSES)) {
    await hand.turnTo(partie)
    await hand.press(page.getByRole('button', { name: `Répondre : ${question}` }))
    const form = page.getByRole('form', { name: question })
    if (reponse === true) await hand.pick(form.getByRole('radiogroup'), 'Oui')
    else await hand.type(form.getByRole('textbox'), reponse)
    await hand.save(button(form, 'Enregistrer'))
    await expect(form).toHaveCount(0)
  }
  await keyboard.turnTo(null)
  await keyboard.press(button(page, 'Générer le bilan…'))
  await keyboard.press(button(page, 'Choisir le dossier et générer'))
  await expect(page.getByRole('dialog', { name: 'Le bilan est prêt' })).toBeVisible()
}

/**
 * A whole year, from the first start to the bilan. Of the records of a kind, one is entered with the mouse alone and the next
 * with the keyboard alone; what comes once is done by either.
 */
export async function enterYear(mouse: Hand, keyboard: Hand): Promise<void> {
  const hands = [mouse, keyboard] as const
  await startYear(mouse)
  await describeAction(hands)
  await planSeances(keyboard)
  await addEtablissements(hands)
  await addEnfants(hands)
  await addIntervenants(hands)
  await addHeures(hands)
  await holdSeances(hands)
  await fillRegisters(hands)
  await addRencontres(hands)
  await makeBilan(hands)
}
