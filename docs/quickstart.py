"""A first look at imvo_nlp: `python quickstart.py`, in any folder. It needs no files and no network."""

from pathlib import Path
from tempfile import TemporaryDirectory

import imvo_nlp

ANSWERS = """\
Tweede Kamer der Staten-Generaal
Vergaderjaar 2018-2019
Aanhangsel van de Handelingen

1604
Vragen van het lid Van den Hul (PvdA) aan de Minister voor Buitenlandse Handel en
Ontwikkelingssamenwerking over kinderarbeid in de cacaosector (ingezonden 17 januari 2019).

Antwoord van Minister Kaag (Buitenlandse Handel en Ontwikkelingssamenwerking) (ontvangen 12 februari
2019).

Vraag 1
Kent u het onderzoek naar kinderarbeid in Ivoorkust, en wat vindt u van het kleding-
convenant als voorbeeld?

Antwoord 1
Ja. Ik zal de Kamer voor de zomer informeren over de uitkomsten.
"""

kamerstuk = imvo_nlp.convert_text(ANSWERS)
print(kamerstuk)
print(kamerstuk.metadata.document_type, kamerstuk.metadata.date)
for person in kamerstuk.participants:
    print(f"  {' and '.join(person.roles)}: {person.name}, {person.party}")
for mention in kamerstuk.mentions:
    print(f"  {mention.label}: {mention.text!r} means {mention.value}, from {mention.start}")
for commitment in kamerstuk.commitments or ():
    print(f"  commitment: {commitment.text}")

# The same from a file, with a page to read, and back from JSON.
with TemporaryDirectory() as folder:
    source = Path(folder, "antwoord.txt")
    source.write_text(ANSWERS, encoding="utf-8")
    kamerstuk = imvo_nlp.convert(source, embed_source=True)
    page = Path(folder, "antwoord.html")
    page.write_text(imvo_nlp.render(kamerstuk), encoding="utf-8")
    print(f"a page of {page.stat().st_size // 1000} kB")
    assert imvo_nlp.Kamerstuk.from_json(kamerstuk.to_json()) == kamerstuk

# A spaCy pipeline with the same components.
nlp = imvo_nlp.load()
doc = nlp("De leden van de PvdA-fractie zien het kledingconvenant.")
print([(span.text, span.label_) for span in doc.spans["imvo"]])
