"""The examples at the end of `imvo-nlp COMMAND --help`; a test parses every one of them."""

EXAMPLES = {
    "convert": (
        "imvo-nlp convert brief.pdf -o uit",
        "imvo-nlp convert stukken archief.zip -o uit --embed-source --jobs 4",
        "imvo-nlp convert s3://bucket/stukken -o s3://bucket/uit --engine dask --jsonl",
    ),
    "show": ("imvo-nlp show brief.pdf", "imvo-nlp show uit/antwoord.json --full a2"),
    "index": ("imvo-nlp index uit",),
    "find": (
        "imvo-nlp find kinderarbeid uit --party SP",
        "imvo-nlp find --theme kinderarbeid --country India uit --from 2018-01-01",
        "imvo-nlp find convenant uit --count by=party,year",
    ),
    "watch": ("imvo-nlp watch zoekvragen.toml uit --since gezien.json",),
    "render": ("imvo-nlp render antwoord.pdf -o antwoord.html --lang en",),
    "graph": ("imvo-nlp graph uit -o netwerk --format csv --format graphml",),
    "tables": ("imvo-nlp tables uit -o tabellen --format xlsx",),
    "report": ("imvo-nlp report uit -o rapport.html --figures figuren",),
    "site": ("imvo-nlp site uit -o site --serve",),
    "export": (
        "imvo-nlp export uit -o tei --format tei --publisher Instituut --address https://example.org",
        "imvo-nlp export uit -o linked --format jsonld",
    ),
    "evaluate": ("imvo-nlp evaluate gold uit --errors 5",),
    "data": ("imvo-nlp data Ploumen --date 2014-05-01", "imvo-nlp data --check uit"),
    "schema": ("imvo-nlp schema > schema.json",),
}
