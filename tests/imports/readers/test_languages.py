"""Headings in the languages that sheets are written in, in the encodings that they come in."""

import pytest

from .sheets import read_text, said

CASES = [
    (
        "de.csv",
        (
            "Aufgabe;Verantwortlich;Rechenschaftspflichtig;Konsultiert;Informiert\n"
            "Rechnung prüfen;Anna Berg;Jörg Klein;Recht, Einkauf;alle\n"
            "Vertrag kündigen;Jörg Klein;Anna Berg;-;n/a\n"
        ).encode("cp1252"),
        [
            "Rechnung prüfen: R Anna Berg; A Jörg Klein; C Recht, Einkauf; I alle",
            "Vertrag kündigen: R Jörg Klein; A Anna Berg",
        ],
    ),
    (
        "de2.csv",
        (
            "Aufgabe;Durchführung;Verantwortlich;Konsultiert;Informiert\n"
            "Rechnung prüfen;Anna;Jörg;Recht;Team\n"
            "Zahlen;Jörg;Anna;;\n"
        ),
        ["Rechnung prüfen: R Anna; A Jörg; C Recht; I Team", "Zahlen: R Jörg; A Anna"],
    ),
    (
        "fr.csv",
        ("Tâche,Réalisateur,Approbateur,Consulté,Informé\nRédiger,Léa,Max,Zoé,Tous\n"),
        ["Rédiger: R Léa; A Max; C Zoé; I Tous"],
    ),
    (
        "es.csv",
        ("Actividad\tResponsable\tAprobador\tConsultado\tInformado\nDiseño\tAna\tLuis\tEva\tTodos\n").encode(
            "utf-16"
        ),
        ["Diseño: R Ana; A Luis; C Eva; I Todos"],
    ),
    (
        "pt.txt",
        ("Atividade\tResponsável\tAprovador\tConsultado\tInformado\nPlano\tRui\tInês\tCaio, Bia\t\n"),
        ["Plano: R Rui; A Inês; C Caio, Bia"],
    ),
    (
        "it.csv",
        ("Attività,Responsabile,Approvatore,Consultato,Informato\nDisegno,Ugo,Pia,Gia,Tea\n"),
        ["Disegno: R Ugo; A Pia; C Gia; I Tea"],
    ),
    (
        "nl.csv",
        (
            "Taak;Verantwoordelijk;Eindverantwoordelijk;Geraadpleegd;Geïnformeerd\n"
            "Plannen;Jan;Piet;Kees;Allen\n"
        ).encode("utf-8-sig"),
        ["Plannen: R Jan; A Piet; C Kees; I Allen"],
    ),
    (
        "pl.csv",
        (
            "Zadanie;Odpowiedzialny;Zatwierdzający;Konsultowany;Informowany\n"
            "Wdrożenie;Łukasz;Żaneta;Środa;Wszyscy\n"
        ).encode("cp1250"),
        ["Wdrożenie: R Łukasz; A Żaneta; C Środa; I Wszyscy"],
    ),
    (
        "pl2.csv",
        (
            "Zadanie;Wykonawca;Odpowiedzialny;Konsultowany;Informowany\n"
            "Wdrożenie;Łukasz;Żaneta;Świt;Wszyscy\n"
        ).encode("iso8859_2"),
        ["Wdrożenie: R Łukasz; A Żaneta; C Świt; I Wszyscy"],
    ),
    (
        "ru.csv",
        (
            "Задача;Исполнитель;Ответственный;Консультирует;Информируется\n"
            "Сборка отчёта;Иван;Пётр;Юрист;Все\n"
        ).encode("cp1251"),
        ["Сборка отчёта: R Иван; A Пётр; C Юрист; I Все"],
    ),
    (
        "uk.csv",
        ("Завдання;Виконавець;Відповідальний;Консультує;Інформується\nЗвіт;Іван;Петро;Юрист;Усі\n"),
        ["Звіт: R Іван; A Петро; C Юрист; I Усі"],
    ),
    (
        "ja.csv",
        ("タスク,実行責任者,説明責任者,相談先,報告先\n設計,佐藤,鈴木,田中,高橋\n"),
        ["設計: R 佐藤; A 鈴木; C 田中; I 高橋"],
    ),
    (
        "zh.csv",
        ("任务,负责,批准,咨询,知会\n设计,张三,李四,王五,赵六\n"),
        ["设计: R 张三; A 李四; C 王五; I 赵六"],
    ),
    (
        "vi.csv",
        ("Công việc,Thực hiện,Phê duyệt,Tham vấn,Thông báo\nThiết kế,Huy,Mai,Lan,Tất cả\n"),
        ["Thiết kế: R Huy; A Mai; C Lan; I Tất cả"],
    ),
    (
        "ko.csv",
        ("작업,담당자,승인자,협의 대상,통보 대상\n설계,김,이,박,최\n"),
        ["설계: R 김; A 이; C 박; I 최"],
    ),
    (
        "cs.csv",
        ("Úkol;Vykonává;Odpovědný;Konzultovaný;Informovaný\nNávrh;Ján;Eva;Petr;Všichni\n").encode("cp1250"),
        ["Návrh: R Ján; A Eva; C Petr; I Všichni"],
    ),
    (
        "sv.csv",
        ("Uppgift;Utför;Ansvarig;Konsulteras;Informeras\nPlan;Åsa;Örjan;Bo;Alla\n"),
        ["Plan: R Åsa; A Örjan; C Bo; I Alla"],
    ),
    (
        "fi.csv",
        (
            "Tehtävä;Toteuttaja;Vastuuhenkilö;Konsultoitava;Informoitava\n"
            "Suunnitelma;Aino;Veikko;Sari;Kaikki\n"
        ),
        ["Suunnitelma: R Aino; A Veikko; C Sari; I Kaikki"],
    ),
    (
        "tr.csv",
        ("Görev;Sorumlu;Onaylayan;Danışılan;Bilgilendirilen\nTasarım;Ayşe;Ömer;İpek;Herkes\n"),
        ["Tasarım: R Ayşe; A Ömer; C İpek; I Herkes"],
    ),
    (
        "ru.md",
        (
            "## RACI\n"
            "| Задача | Аналитик | Разработчик | Менеджер |\n"
            "|---|---|---|---|\n"
            "| Сбор требований | О | К | У |\n"
            "| Разработка | К | О | У |\n"
            "\n"
            "О — ответственный (исполнитель), У — утверждающий, К — консультант, И — информируемый\n"
        ),
        [
            "Сбор требований: R Аналитик; A Менеджер; C Разработчик",
            "Разработка: R Разработчик; A Менеджер; C Аналитик",
        ],
    ),
    (
        "demi.csv",
        (
            "Aufgabe;Leitung;Technik;Einkauf\n"
            "Plan;E;D;M\n"
            "Bau;E;D;I\n"
            "\n"
            "D = Durchführung;;;\n"
            "E = Entscheidung;;;\n"
            "M = Mitwirkung;;;\n"
            "I = Information;;;\n"
        ),
        ["Plan: R Technik; A Leitung; S Einkauf", "Bau: R Technik; A Leitung; I Einkauf"],
    ),
]


@pytest.mark.parametrize(("name", "content", "expected"), CASES, ids=[case[0] for case in CASES])
def test_reads(name: str, content: str | bytes, expected: list[str]) -> None:
    assert said(read_text(name, content)) == expected
