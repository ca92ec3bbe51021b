import { consolidate } from '../../../shared/domain/consolidation.ts'
import { formatCount, formatDate, formatNumber } from '../../../shared/format.ts'
import { identiteDoubleText } from '../../../shared/texts/libelles.ts'
import { distinctText } from '../../documents/reseau/lignes.ts'
import { writeFileSafely } from '../../documents/write-file.ts'
import { drawCle, keepCle } from '../../features/reseau/cle.service.ts'
import { buildContribution } from '../../features/reseau/contribution.service.ts'
import {
  buildModele,
  findModele,
  modeleText,
  openModele,
  readModele,
} from '../../features/reseau/modele.service.ts'
import {
  contributionText,
  readContributions,
  writeConsolidation,
} from '../../features/reseau/reseau.service.ts'
import { chooseAnnee, dateOption, requiredOption, textOption } from '../choose.ts'
import type { Command } from '../command.ts'
import { valueOrRefuse } from '../messages.ts'

export const reseauContribution: Command = {
  usage:
    'reseau contribution --arrete-au DATE --sortie FICHIER [--annee 2021-2022] [--sans-masque] [--empreintes]',
  summary: 'écrit les chiffres à envoyer à la ville, sans aucun nom',
  options: {
    'arrete-au': { type: 'string' },
    sortie: { type: 'string' },
    annee: { type: 'string' },
    'sans-masque': { type: 'boolean' },
    empreintes: { type: 'boolean' },
  },
  arguments: 0,
  async run(context) {
    const arreteAu = dateOption(context, 'arrete-au')
    const path = context.resolvePath(requiredOption(context, 'sortie'))
    const open = context.openBase()
    const annee = await chooseAnnee(context, open)
    const modele = await findModele(open.db)
    const contribution = valueOrRefuse(
      await buildContribution(
        open.db,
        {
          anneeId: annee.id,
          arreteAu,
          reseau: modele?.reseau.id ?? null,
          sansMasque: modele?.comptes.sansMasque ?? context.options['sans-masque'] === true,
          avecEmpreintes: modele?.comptes.empreintes ?? context.options.empreintes === true,
        },
        context.now,
      ),
    )
    const bytes = new TextEncoder().encode(contributionText(contribution))
    const written = valueOrRefuse(await writeFileSafely(path, bytes))
    return {
      json: {
        fichier: written.path,
        porteur: contribution.porteur,
        figures: contribution.ensemble,
      },
      text: `Contribution écrite : ${written.path} (aucun nom, aucune date de naissance).`,
    }
  },
}

export const reseauConsolider: Command = {
  usage: 'reseau consolider FICHIER… --arrete-au DATE --sortie DOSSIER [--nom RÉSEAU]',
  summary: 'réunit les contributions des porteurs d’une ville',
  options: {
    'arrete-au': { type: 'string' },
    sortie: { type: 'string' },
    nom: { type: 'string' },
  },
  arguments: 'some',
  async run(context) {
    const arreteAu = dateOption(context, 'arrete-au')
    const read = valueOrRefuse(readContributions(context.args.map(context.resolvePath)))
    const town = consolidate(read, arreteAu)
    for (const { porteur, arreteAu: at } of town.remplacees) {
      context.say(
        `Une contribution de « ${porteur.nom} » arrêtée au ${formatDate(at)} est remplacée par une plus récente.`,
      )
    }
    for (const { porteur, arreteAu: at } of town.repetees) {
      context.say(
        `La contribution de « ${porteur.nom} » arrêtée au ${formatDate(at)} est déjà donnée : elle compte une fois.`,
      )
    }
    for (const { compte, autre, raison } of town.identitesDoubles) {
      context.say(
        identiteDoubleText({ compte: compte.porteur.nom, autre: autre.porteur.nom, raison }),
      )
    }
    for (const { porteur, arreteAu: at } of town.posterieures) {
      context.say(
        `La contribution de « ${porteur.nom} » est arrêtée au ${formatDate(at)}, après la date demandée : elle est laissée de côté.`,
      )
    }
    const fichiers = valueOrRefuse(
      await writeConsolidation(town, {
        reseau: textOption(context, 'nom') ?? '',
        sortie: context.resolvePath(requiredOption(context, 'sortie')),
        now: context.now,
      }),
    )
    return {
      json: {
        porteurs: town.porteurs.map(({ porteur, arreteAu: at }) => ({ ...porteur, arreteAu: at })),
        indicateurs: Object.fromEntries(town.figures),
        distincts: Object.fromEntries(town.distincts),
        tendance: town.tendance.map(({ annee, porteurs, figures, distincts }) => ({
          annee,
          porteurs: porteurs.length,
          indicateurs: Object.fromEntries(figures),
          distincts: Object.fromEntries(distincts),
        })),
        fichiers,
      },
      text: [
        formatCount(town.porteurs.length, 'porteur'),
        ...[...town.figures].map(([code, n]) => `${code} : ${formatNumber(n, 2)}`),
        ...[...town.distincts].map(([code, n]) => `${code} (différents) : ${distinctText(n)}`),
        ...fichiers.map((path) => `  ${path}`),
      ].join('\n'),
    }
  },
}

export const reseauModeleExporter: Command = {
  usage:
    'reseau modele exporter FICHIER --nom NOM [--sans-masque] [--empreintes] [--annee 2021-2022]',
  summary: 'écrit ce que le réseau partage : critères, écoles, partenaires, façon de compter',
  options: {
    nom: { type: 'string' },
    annee: { type: 'string' },
    'sans-masque': { type: 'boolean' },
    empreintes: { type: 'boolean' },
  },
  arguments: 1,
  async run(context) {
    const open = context.openBase()
    const annee = await chooseAnnee(context, open)
    const known = await findModele(open.db)
    const nom = textOption(context, 'nom') ?? known?.reseau.nom ?? 'Réseau'
    const comptes = {
      sansMasque: context.options['sans-masque'] === true,
      empreintes: context.options.empreintes === true,
    }
    const modele = valueOrRefuse(await buildModele(open.db, { anneeId: annee.id, nom, comptes }))
    const bytes = new TextEncoder().encode(modeleText(modele))
    const written = valueOrRefuse(
      await writeFileSafely(context.resolvePath(context.args[0] ?? ''), bytes),
    )
    return { json: { fichier: written.path, modele }, text: `Modèle écrit : ${written.path}` }
  },
}

export const reseauModeleOuvrir: Command = {
  usage: 'reseau modele ouvrir FICHIER [--annee 2021-2022]',
  summary: 'prend le modèle du réseau : critères, écoles, partenaires, façon de compter',
  options: { annee: { type: 'string' } },
  arguments: 1,
  async run(context) {
    const modele = valueOrRefuse(readModele(context.resolvePath(context.args[0] ?? '')))
    const open = context.openBase()
    const annee = await chooseAnnee(context, open)
    const apercu = valueOrRefuse(
      await openModele(open.db, modele, { anneeId: annee.id }, context.now),
    )
    const { criteres, fiche, etablissements, partenaires, formulaires, echelles } = apercu
    return {
      json: apercu,
      text: [
        `Modèle du réseau « ${modele.reseau.nom} » :`,
        `  ${formatCount(criteres.ajoutes.length, 'critère')} de plus, ${formatCount(criteres.retires.length, 'critère')} de moins`,
        `  texte de la fiche : ${fiche.texte === null ? 'inchangé' : 'celui du réseau'}, logo : ${fiche.logo === null ? 'inchangé' : 'celui du réseau'}`,
        `  ${formatCount(etablissements.length, 'établissement')} et ${formatCount(partenaires.length, 'partenaire')} de plus`,
        `  ${formatCount(formulaires.length, 'formulaire')} de la Caf, ${formatCount(echelles.length, 'échelle')} de suivi de plus`,
      ].join('\n'),
    }
  },
}

/** Command that draws or keeps the secret of the network: typed by each porteur, never in a file sent to the town. */
export const reseauCle: Command = {
  usage: 'reseau cle [CLÉ]',
  summary: 'tire la clé du réseau, ou garde celle qu’un autre porteur a donnée',
  options: {},
  arguments: 'any',
  async run({ args, openBase }) {
    const { db } = openBase()
    const cle = args.length === 0 ? await drawCle(db) : args.join('')
    if (args.length > 0) valueOrRefuse(await keepCle(db, cle))
    return {
      json: { cle },
      text:
        args.length === 0
          ? `Clé du réseau : ${cle}\nDonnez-la aux autres porteurs de vive voix, jamais à la ville ni dans un fichier.`
          : 'La clé du réseau est gardée.',
    }
  },
}
