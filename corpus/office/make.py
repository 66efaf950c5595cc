#!/usr/bin/env python3
"""Writes the office documents of this folder anew.

The words are the project's own; docs/corpus.md says what in them is real.  Nothing but
Python's library is needed, and the same bytes come out each time.
"""
import os
import zipfile
from xml.sax.saxutils import escape

FOLDER = os.path.dirname(os.path.abspath(__file__))

# --- miyagi-jilin.pdf: pages of paragraphs, the first with a title -----------------------------

REPORT = [
    [
        "宮城県と吉林省の友好県省　三十年の歩み",
        "",
        "　宮城県と中国の吉林省は、昭和六十二年（一九八七年）六月一日に友好県省の提携",
        "を結びました。どちらも米どころであり、寒さに強い稲の育て方を教え合うことから",
        "付き合いが始まりました。仙台の研究者が長春を訪れ、土の検査の仕方を伝えたのが",
        "最初の仕事です。",
        "",
        "　平成に入ると、行き来は農業から人へと広がりました。宮城の大学は吉林省の教員",
        "を毎年迎え、長春の病院は看護師を仙台に送りました。",
    ],
    [
        "二　震災のあと",
        "",
        "　平成二十三年の東日本大震災では、吉林省から発電機と毛布が届きました。沿岸の",
        "学校の子どもたちは、翌年の夏に長春へ招かれています。",
        "",
        "三　これから",
        "",
        "　両地は、冬の観光と高齢者の介護を次の柱に挙げています。雪に慣れた土地どうし",
        "が知恵を出し合う付き合いは、これからも続きます。",
    ],
]


def pdf_text(text):
    return text.encode("utf-16-be").hex().upper()


def pdf_page(lines, number):
    parts, y = [], 770
    for line in lines:
        size = 16 if line.startswith("宮城県と吉林省の友好県省　") else 12
        if line:
            parts.append(f"BT /F {size} Tf 60 {y} Td <{pdf_text(line)}> Tj ET")
        y -= 24
    parts.append(f"BT /F 9 Tf 295 30 Td <{pdf_text(str(number))}> Tj ET")
    return "\n".join(parts) + "\n"


def write_pdf(name):
    font = (
        "<</Type/Font/Subtype/Type0/BaseFont/HeiseiMin-W3/Encoding/UniJIS-UTF16-H/DescendantFonts["
        "<</Type/Font/Subtype/CIDFontType0/BaseFont/HeiseiMin-W3/DW 1000/CIDSystemInfo<</Registry"
        "(Adobe)/Ordering(Japan1)/Supplement 4>>/FontDescriptor<</Type/FontDescriptor/FontName/"
        "HeiseiMin-W3/Flags 4/FontBBox[0 -200 1000 800]/ItalicAngle 0/Ascent 800/Descent -200/"
        "CapHeight 700/StemV 80>>>>]>>"
    )
    objects = ["<</Type/Catalog/Pages 2 0 R>>", "", font]
    kids = []
    for number, lines in enumerate(REPORT, 1):
        content = pdf_page(lines, number)
        kids.append(f"{len(objects) + 1} 0 R")
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 842]/Contents {len(objects) + 2} 0 R"
            "/Resources<</Font<</F 3 0 R>>>>>>"
        )
        objects.append(f"<</Length {len(content)}>>\nstream\n{content}endstream")
    objects[1] = f"<</Type/Pages/Count {len(kids)}/Kids[{' '.join(kids)}]>>"
    pdf, places = "%PDF-1.5\n", []
    for number, body in enumerate(objects, 1):
        places.append(f"{len(pdf):010} 00000 n \n")
        pdf += f"{number} 0 obj\n{body}\nendobj\n"
    table = len(pdf)
    pdf += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{''.join(places)}"
    pdf += f"trailer\n<</Size {len(objects) + 1}/Root 1 0 R>>\nstartxref\n{table}\n%%EOF\n"
    with open(os.path.join(FOLDER, name), "wb") as file:
        file.write(pdf.encode("ascii"))


# --- kyushu-ties.xlsx: a title, a header, rows whose prefecture is merged ----------------------

TITLE = "九州・沖縄の県が海外の州や省と結んだ友好提携"
HEADER = ["都道府県", "国", "相手先", "提携日", "分野", "概要"]
TIES = [
    ["福岡県", "アメリカ", "ハワイ州", "昭和56年4月15日", "観光", "移民の縁から結んだ姉妹提携"],
    ["", "中国", "江蘇省", "平成4年11月4日", "環境", "水と空気をきれいにする技術の伝え合い"],
    ["熊本県", "アメリカ", "モンタナ州", "昭和57年7月22日", "教育", "大学生と教員の相互の滞在"],
    ["", "韓国", "忠清南道", "昭和58年1月22日", "文化", "百済の歴史をたどる共同の展示"],
    ["", "中国", "広西チワン族自治区", "昭和57年5月21日", "農業", "果樹の苗と育て方の交換"],
    ["鹿児島県", "アメリカ", "ジョージア州", "昭和41年11月21日", "教育", "高校生のホームステイ"],
    ["", "韓国", "全羅北道", "平成元年10月11日", "スポーツ", "少年サッカーの行き来"],
    ["沖縄県", "アメリカ", "ハワイ州", "昭和60年7月5日", "人的交流", "県系人の若者の受け入れ"],
    ["", "ブラジル", "南マットグロッソ州", "昭和61年10月21日", "人的交流", "移住した家族の里帰り"],
    ["", "ボリビア", "サンタクルス県", "平成5年5月22日", "農業", "オキナワ移住地との農業研修"],
    ["", "中国", "福建省", "平成9年9月4日", "貿易", "琉球と福州の航路にちなむ見本市"],
]


def xlsx_sheet():
    rows = [[TITLE], HEADER] + TIES
    xml = []
    for number, cells in enumerate(rows, 1):
        inner = "".join(
            f'<c r="{chr(65 + at)}{number}" t="inlineStr"><is><t>{escape(cell)}</t></is></c>'
            for at, cell in enumerate(cells)
            if cell
        )
        xml.append(f'<row r="{number}">{inner}</row>')
    merged, first = [], None
    for number, cells in enumerate(TIES + [["end"]], 3):
        if cells[0]:
            if first is not None and number - 1 > first:
                merged.append(f'<mergeCell ref="A{first}:A{number - 1}"/>')
            first = number
    return (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        + "".join(xml)
        + f'</sheetData><mergeCells count="{len(merged)}">{"".join(merged)}</mergeCells></worksheet>'
    )


# --- staff-exchange.docx: a memorandum ---------------------------------------------------------

MEMORANDUM = [
    ("Heading1", "職員の相互派遣に関する覚書（例）"),
    ("", "海辺県（以下「甲」という。）とオレゴン州（以下「乙」という。）は、友好提携の趣旨に基づき、"
         "職員を互いに派遣することについて、次のとおり覚書を交わす。"),
    ("Heading2", "第１条　目的"),
    ("", "この覚書は、甲と乙の職員が互いの行政の仕組みを学び、防災と森林の管理の知識を"
         "持ち帰ることを目的とする。"),
    ("Heading2", "第２条　派遣の期間"),
    ("", "派遣の期間は一人につき１年以内とし、給与は派遣した側が負担する。住まいは受け入れた側が"
         "用意する。"),
    ("Heading2", "第３条　有効期間"),
    ("", "この覚書は署名の日から５年間有効とし、双方に異議がなければ同じ期間延長する。"),
]
OFFICES = [["区分", "担当", "電話"], ["甲", "海辺県国際課", "000-000-0001"],
           ["乙", "オレゴン州商務局", "000-000-0002"]]


def docx_body():
    parts = []
    for style, text in MEMORANDUM:
        look = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
        parts.append(f"<w:p>{look}<w:r><w:t>{escape(text)}</w:t></w:r></w:p>")
    rows = "".join(
        "<w:tr>"
        + "".join(f"<w:tc><w:p><w:r><w:t>{escape(c)}</w:t></w:r></w:p></w:tc>" for c in row)
        + "</w:tr>"
        for row in OFFICES
    )
    return (
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
        + "".join(parts)
        + f"<w:tbl>{rows}</w:tbl></w:body></w:document>"
    )


# --- packages ----------------------------------------------------------------------------------

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
TYPES = "application/vnd.openxmlformats-officedocument"


def write_package(name, main, main_type, parts):
    overrides = f'<Override PartName="/{main}" ContentType="{TYPES}.{main_type}"/>'
    for part, (kind, _) in parts.items():
        if kind:
            overrides += f'<Override PartName="/{part}" ContentType="{TYPES}.{kind}"/>'
    whole = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/'
        'content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-'
        f'package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>',
        "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
        f'relationships"><Relationship Id="r1" Type="{OFFICE}/relationships/officeDocument" '
        f'Target="{main}"/></Relationships>',
    }
    whole.update({part: xml for part, (_, xml) in parts.items()})
    with zipfile.ZipFile(os.path.join(FOLDER, name), "w", zipfile.ZIP_DEFLATED) as package:
        for part, xml in whole.items():
            entry = zipfile.ZipInfo(part, (2024, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(entry, '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' + xml)


def write_xlsx(name):
    relation = '<Relationship Id="{0}" Type="' + OFFICE + '/relationships/{1}" Target="{2}"/>'
    write_package(name, "xl/workbook.xml", "spreadsheetml.sheet.main+xml", {
        "xl/workbook.xml": ("", '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/'
                            f'2006/main" xmlns:r="{OFFICE}/relationships"><sheets><sheet '
                            'name="友好提携" sheetId="1" r:id="r1"/></sheets></workbook>'),
        "xl/_rels/workbook.xml.rels": ("", '<Relationships xmlns="http://schemas.openxmlformats.org/'
                                       'package/2006/relationships">'
                                       + relation.format("r1", "worksheet", "worksheets/sheet1.xml")
                                       + "</Relationships>"),
        "xl/worksheets/sheet1.xml": ("spreadsheetml.worksheet+xml", xlsx_sheet()),
    })


def write_docx(name):
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="Heading{n}"><w:name w:val="heading {n}"/></w:style>'
        for n in (1, 2)
    )
    write_package(name, "word/document.xml", "wordprocessingml.document.main+xml", {
        "word/document.xml": ("", docx_body()),
        "word/_rels/document.xml.rels": ("", '<Relationships xmlns="http://schemas.openxmlformats.'
                                         'org/package/2006/relationships"><Relationship Id="r1" '
                                         f'Type="{OFFICE}/relationships/styles" '
                                         'Target="styles.xml"/></Relationships>'),
        "word/styles.xml": ("wordprocessingml.styles+xml", '<w:styles xmlns:w="http://schemas.'
                            'openxmlformats.org/wordprocessingml/2006/main">' + styles + "</w:styles>"),
    })


write_pdf("miyagi-jilin.pdf")
write_xlsx("kyushu-ties.xlsx")
write_docx("staff-exchange.docx")
