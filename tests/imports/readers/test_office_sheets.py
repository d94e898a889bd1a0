"""Sheets as offices keep them: numbers, phases, remarks, wrapped heads, code pages."""

import pytest

from .sheets import read_text, said

CASES = [
    (
        "ru2.csv",
        (
            "№;Этап;Работа;Заказчик;Исполнитель проекта;РП;Примечание\n"
            "1;Подготовка;Сбор требований;C;R;A;\n"
            "2;;Согласование ТЗ;A;R;R;до мая\n"
            "3;Внедрение;Установка;I;R;A;\n"
        ).encode("cp1251"),
        [
            "Подготовка > Сбор требований: R Исполнитель проекта; A РП; C Заказчик",
            "Подготовка > Согласование ТЗ: R Исполнитель проекта, РП; A Заказчик",
            "Внедрение > Установка: R Исполнитель проекта; A РП; I Заказчик",
        ],
    ),
    (
        "frm.csv",
        (
            "N°;Activité;Chef de projet;Équipe technique;Client;Remarques\n"
            "1;Cadrage;A/R;C;I;\n"
            "2;Réalisation;A;R;I;été\n"
        ).encode("cp1252"),
        [
            "Cadrage: R Chef de projet; A Chef de projet; C Équipe technique; I Client",
            "Réalisation: R Équipe technique; A Chef de projet; I Client",
        ],
    ),
    (
        "estwo.csv",
        (
            "Fase,Actividad,Gerente,Analista,Cliente\n"
            "INICIO,,,,\n"
            ",Acta,A,R,C\n"
            ",Plan,A,R,I\n"
            "CIERRE,,,,\n"
            ",Informe,A/R,C,I\n"
        ),
        [
            "INICIO > Acta: R Analista; A Gerente; C Cliente",
            "INICIO > Plan: R Analista; A Gerente; I Cliente",
            "CIERRE > Informe: R Gerente; A Gerente; C Analista; I Cliente",
        ],
    ),
    (
        "numsec.csv",
        ("WBS,Task,Dev,PM\n1,Planning,,\n1.1,Scope it,R,A\n1.2,Budget it,,\n2,Building,,\n2.1,Code,R,A\n"),
        ["Planning > Scope it: R Dev; A PM", "Planning > Budget it: ", "Building > Code: R Dev; A PM"],
    ),
    (
        "numincell.csv",
        ("Task,Dev,PM\n1. Planning,,\n1.1 Scope it,R,A\n1.2 Budget it,C,A\n2. Building,,\n2.1 Code,R,A\n"),
        [
            "1. Planning > 1.1 Scope it: R Dev; A PM",
            "1. Planning > 1.2 Budget it: A PM; C Dev",
            "2. Building > 2.1 Code: R Dev; A PM",
        ],
    ),
    (
        "descr.csv",
        (
            "Task,Description,Dev,PM\n"
            "Scope it,Write down what is in and what is out of the project,R,A\n"
            "Code it,Write the code and its tests,R,A\n"
        ),
        ["Scope it: R Dev; A PM", "Code it: R Dev; A PM"],
    ),
    (
        "taskdeliv.csv",
        ("Task,Deliverable,Dev,PM\nScope it,Scope paper,R,A\nCode it,Program,R,A\n"),
        ["Scope it: R Dev; A PM", "Code it: R Dev; A PM"],
    ),
    (
        "cat.csv",
        (
            "Category,Area,Owner,R,A,C,I\n"
            "Core,Billing,x,Ana,Ben,,\n"
            "Core,Search,y,Eve,Ben,,All\n"
            "Edge,CDN,z,Cy,Ben,,\n"
        ),
        ["Core > Billing: R Ana; A Ben", "Core > Search: R Eve; A Ben; I All", "Edge > CDN: R Cy; A Ben"],
    ),
    (
        "pivot.csv",
        (
            "Process,Subprocess,RACI,Team\n"
            "Order,Take,R,Sales\n"
            "Order,Take,A,Head of Sales\n"
            "Order,Ship,R,Logistics\n"
            "Pay,Refund,A/R,Finance\n"
        ),
        [
            "Order > Take: R Sales; A Head of Sales",
            "Order > Ship: R Logistics",
            "Pay > Refund: R Finance; A Finance",
        ],
    ),
    (
        "partyrows.csv",
        ("Team,Person,Area 1,Area 2,Area 3\nPay,Ana,R,A,I\nPay,Ben,A,R,C\nWeb,Cy,I,C,A/R\n"),
        ["Area 1: R Ana; A Ben; I Cy", "Area 2: R Ben; A Ana; C Cy", "Area 3: R Cy; A Cy; C Ben; I Ana"],
    ),
    (
        "rolesname.csv",
        (
            "No,Activity,Responsible Person,Accountable Person,Support,Consulted,Informed,Remarks\n"
            "1,Mix,Ana,Ben,Cy,,All,\n"
            "2,Bake,Ben,Ana,,Dee,,hot\n"
        ),
        ["Mix: R Ana; A Ben; S Cy; I All", "Bake: R Ben; A Ana; C Dee"],
    ),
    (
        "sepline.csv",
        ("sep=;\nTask;Dev;PM\nBuild;R;A\nShip;C;R\n"),
        ["Build: R Dev; A PM", "Ship: R PM; C Dev"],
    ),
    (
        "wrappedheader.csv",
        ('"Task\nname","Project\nManager","QA\nLead"\nBuild,A,C\nShip,R,A\n'),
        ["Build: A Project Manager; C QA Lead", "Ship: R Project Manager; A QA Lead"],
    ),
    (
        "raciheader.csv",
        ("RACI Matrix,Dev,PM\nBuild,R,A\nShip,C,R\n"),
        ["Build: R Dev; A PM", "Ship: R PM; C Dev"],
    ),
    (
        "people.csv",
        ("Task,Ana Diaz,Ben Okoro,Cy Klein\nRole,Dev,PM,QA\nBuild,R,A,C\nShip,C,A,R\n"),
        ["Build: R Dev; A PM; C QA", "Ship: R QA; A PM; C Dev"],
    ),
    (
        "plus.csv",
        ("Area,R,A\nBilling,Ana + Ben,Cy\nSearch,Ana & Ben,Cy and Dee\nMail,Ana,Ben\nPay,Cy,Dee\n"),
        [
            "Billing: R Ana, Ben; A Cy",
            "Search: R Ana, Ben; A Cy, Dee",
            "Mail: R Ana; A Ben",
            "Pay: R Cy; A Dee",
        ],
    ),
    (
        "slash2.md",
        (
            "| Działanie | Responsible | Accountable | Consulted | Informed |\n"
            "|--|--|--|--|--|\n"
            "| Tworzenie | DEV / BA | PM | BA / ARCH | OPS / SM |\n"
            "| Przegląd | PM / BA | PM | Tech Lead | OPS |\n"
            "| Zmiana | DEV / BA | PM | BA | OPS |\n"
            "| Archiwum | OPS | PM | BA | SM |\n"
        ),
        [
            "Tworzenie: R DEV / BA; A PM; C BA / ARCH; I OPS, SM",
            "Przegląd: R PM, BA; A PM; C Tech Lead; I OPS",
            "Zmiana: R DEV / BA; A PM; C BA; I OPS",
            "Archiwum: R OPS; A PM; C BA; I SM",
        ],
    ),
]


@pytest.mark.parametrize(("name", "content", "expected"), CASES, ids=[case[0] for case in CASES])
def test_reads(name: str, content: str | bytes, expected: list[str]) -> None:
    assert said(read_text(name, content)) == expected
