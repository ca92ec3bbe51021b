import {
  AlignmentType,
  BorderStyle,
  type INumberingOptions,
  type IStylesOptions,
  LevelFormat,
  LineRuleType,
} from 'docx'
import { COLORS, FONT, LANGUAGE, SIZES, STYLE } from './theme.ts'

/** Styles of the documents. Direct formatting is kept out of the text: the user changes a style, not each line. */
export const STYLES: IStylesOptions = {
  default: {
    document: {
      run: {
        font: FONT,
        size: SIZES.text,
        color: COLORS.text,
        language: { value: LANGUAGE, eastAsia: LANGUAGE, bidirectional: LANGUAGE },
      },
      paragraph: { spacing: { line: 252, lineRule: LineRuleType.AUTO } },
    },
    title: {
      run: { font: FONT, size: SIZES.title, bold: true, color: COLORS.accent },
      paragraph: { spacing: { before: 0, after: 60 }, keepNext: true },
    },
    heading1: {
      run: { font: FONT, size: SIZES.heading1, bold: true, color: COLORS.accent },
      paragraph: {
        spacing: { before: 360, after: 120 },
        keepNext: true,
        keepLines: true,
        border: { bottom: { style: BorderStyle.SINGLE, size: 12, color: COLORS.accent, space: 3 } },
      },
    },
    heading2: {
      run: { font: FONT, size: SIZES.heading2, bold: true, color: COLORS.text },
      paragraph: { spacing: { before: 220, after: 80 }, keepNext: true, keepLines: true },
    },
  },
  characterStyles: [
    {
      id: STYLE.draftMark,
      name: 'À confirmer',
      run: { size: SIZES.small, italics: true, color: COLORS.draft },
    },
  ],
  paragraphStyles: [
    { id: STYLE.logo, name: 'Logo', basedOn: 'Normal', paragraph: { spacing: { after: 120 } } },
    {
      id: STYLE.draft,
      name: 'Brouillon',
      basedOn: 'Normal',
      run: { bold: true, color: COLORS.draft },
      paragraph: { spacing: { after: 60 }, keepNext: true },
    },
    {
      id: STYLE.explanation,
      name: 'Explication',
      basedOn: 'Normal',
      run: { size: SIZES.small, color: COLORS.muted },
    },
    {
      id: STYLE.subtitle,
      name: 'Subtitle',
      basedOn: 'Normal',
      next: 'Normal',
      run: { size: SIZES.subtitle, color: COLORS.text },
      paragraph: { spacing: { after: 160 }, keepNext: true },
    },
    {
      id: STYLE.note,
      name: 'Note',
      basedOn: 'Normal',
      run: { size: SIZES.small, color: COLORS.muted },
      paragraph: { spacing: { before: 60, after: 120 } },
    },
    {
      id: STYLE.deadline,
      name: 'Échéance',
      basedOn: STYLE.note,
      run: { size: SIZES.text, bold: true, color: COLORS.accent },
      paragraph: { spacing: { before: 0, after: 20 } },
    },
    {
      id: STYLE.objectives,
      name: 'Objectifs',
      basedOn: 'Normal',
      run: { size: SIZES.small, color: COLORS.muted, bold: true },
      paragraph: { spacing: { before: 60, after: 30 }, keepNext: true },
    },
    {
      id: STYLE.objective,
      name: 'Objectif',
      basedOn: 'Normal',
      run: { size: SIZES.small, color: COLORS.muted },
      paragraph: { spacing: { after: 20 }, keepNext: true, keepLines: true },
    },
    {
      id: STYLE.question,
      name: 'Question',
      basedOn: 'Normal',
      next: STYLE.reponse,
      paragraph: { spacing: { before: 140, after: 60 }, keepNext: true, keepLines: true },
    },
    {
      id: STYLE.subquestion,
      name: 'Sous-question',
      basedOn: STYLE.question,
      next: STYLE.reponse,
      run: { color: COLORS.muted },
      paragraph: { spacing: { before: 80, after: 60 }, keepNext: true, keepLines: true },
    },
    {
      id: STYLE.reponse,
      name: 'Réponse',
      basedOn: 'Normal',
      paragraph: {
        spacing: { after: 80 },
        indent: { left: 170 },
        border: { left: { style: BorderStyle.SINGLE, size: 12, color: COLORS.rule, space: 6 } },
      },
    },
    {
      id: STYLE.dots,
      name: 'Pointillés',
      basedOn: 'Normal',
      run: { color: COLORS.dots },
      paragraph: { spacing: { line: 340, lineRule: LineRuleType.EXACT } },
    },
    {
      id: STYLE.label,
      name: 'Libellé',
      basedOn: 'Normal',
    },
    {
      id: STYLE.caption,
      name: 'Légende',
      basedOn: 'Normal',
      run: { size: SIZES.small, color: COLORS.muted },
      paragraph: { alignment: AlignmentType.CENTER },
    },
    {
      id: STYLE.value,
      name: 'Valeur',
      basedOn: 'Normal',
      run: { bold: true },
    },
    {
      id: STYLE.option,
      name: 'Option',
      basedOn: 'Normal',
      paragraph: {
        indent: { left: 369, hanging: 369 },
        spacing: { line: 250, lineRule: LineRuleType.EXACT },
      },
    },
    {
      id: STYLE.box,
      name: 'Case',
      basedOn: 'Normal',
      paragraph: {
        alignment: AlignmentType.CENTER,
        spacing: { line: 250, lineRule: LineRuleType.EXACT },
      },
    },
    {
      id: STYLE.header,
      name: 'En-tête et pied de page',
      basedOn: 'Normal',
      run: { size: SIZES.small, color: COLORS.muted },
    },
    {
      // Gap between two tables, which Word would merge if they touched.
      id: STYLE.gap,
      name: 'Intervalle',
      basedOn: 'Normal',
      run: { size: 2 },
      paragraph: { spacing: { line: 60, lineRule: LineRuleType.EXACT }, keepNext: true },
    },
  ],
}

/** The one list of the documents: a dash, as French typography has it. */
export const BULLETS = 'puces'

export const NUMBERING: INumberingOptions = {
  config: [
    {
      reference: BULLETS,
      levels: [
        {
          level: 0,
          format: LevelFormat.BULLET,
          text: '–',
          alignment: AlignmentType.LEFT,
          style: { paragraph: { indent: { left: 284, hanging: 227 } } },
        },
      ],
    },
  ],
}
