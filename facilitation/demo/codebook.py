"""The themes of the invented conversation."""

from typing import Final

from facilitation.demo.rows import About

CODEBOOK: Final = (
    About(
        "community-safety",
        "Being able to take part without harm to oneself or others.",
        ("safety", "keselamatan", "الأمان", "安全", "безпека"),
    ),
    About(
        "digital-security",
        "Protecting accounts, devices and messages.",
        ("passwords", "گذرواژه", "数字安全"),
        parent="community-safety",
    ),
    About(
        "language-access",
        "Asking and being answered in one's own language.",
        ("translation", "bahasa", "اللغة", "ภาษา", "भाषा"),
    ),
    About(
        "first-contact",
        "Whom somebody can turn to first.",
        ("contact", "窓口", "contacto"),
    ),
    About(
        "local-capacity",
        "Skills, people and money where a community is.",
        ("capacity", "স্থানীয়", "capacités"),
    ),
    About("training", "Learning what helps, and teaching it.", ("pelatihan", "تدريب", "навчання")),
    About("legal-help", "Advice and defence by people who know the law.", ("lawyers", "कानून")),
    About("trust", "What makes people speak, or stay silent.", ("confianza", "اعتماد", "信頼")),
    About(
        "existing-groups",
        "Groups and meetings that help already.",
        ("affiliates", "groupes", "ቡድኖች"),
    ),
    About("preparedness", "What is ready before anything happens.", ("checklists", "підготовка")),
    About("wellbeing", "The strength of those who help.", ("burnout", "ကျန်းမာရေး")),
    About("follow-up", "What happens after a conversation, and who tells.", ("next-steps",)),
)
"""Twelve themes, each parent before its children."""
