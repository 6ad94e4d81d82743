#!/usr/bin/python3
"""A translation backend for dragoman in Python: serves dragoman.backend.v1.TranslationBackend.

It translates English into French by a little phrase book, word by word, which is enough to show all that a real
engine has to do: tell its capabilities, keep terms and placeholders, answer every segment by its id, fail one
segment without failing the others. Replace `translate` by a call to an engine of yours.

Needs Debian's protobuf-compiler, protobuf-compiler-grpc and python3-grpcio; the code for the protocol is generated
at the start from ../../../proto or --proto.
"""
import argparse
import concurrent.futures
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time

import grpc

PROTO = "dragoman/backend/v1/translation_backend.proto"
PHRASES = {
    "hello": "bonjour", "world": "monde", "and": "et", "the": "le", "president": "président", "spoke": "a parlé",
    "in": "à", "of": "de", "with": "avec", "said": "a dit", "today": "aujourd’hui", "minister": "ministre",
}
# A placeholder stands for something that must come back as it is: ⟪0⟫.
TOKEN = re.compile(r"⟪\d+⟫|\w+|\W", re.UNICODE)


def generate(proto_root):
    """Generates the protocol's Python modules into a folder of its own and imports them."""
    folder = tempfile.mkdtemp(prefix="dragoman-backend-")
    try:
        subprocess.run(
            ["protoc", f"-I{proto_root}", f"--python_out={folder}", f"--grpc_out={folder}",
             f"--plugin=protoc-gen-grpc={shutil.which('grpc_python_plugin')}", PROTO], check=True)
        sys.path.insert(0, folder)
        from dragoman.backend.v1 import translation_backend_pb2, translation_backend_pb2_grpc
        return translation_backend_pb2, translation_backend_pb2_grpc
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def translate(text):
    """The engine: known words in French, the rest as it is."""
    words = []
    for token in TOKEN.findall(text):
        word = PHRASES.get(token.lower(), token)
        words.append(word[:1].upper() + word[1:] if token[:1].isupper() else word)
    return "".join(words)


def translate_segment(segment):
    """One segment, its terms written as the glossary wants them. Places are in UTF-8 bytes."""
    source = segment.text.encode()
    parts = []
    done = 0
    for term in segment.terms:
        parts += [translate(source[done:term.begin_byte].decode()), term.lemma]
        done = term.end_byte
    return "".join(parts + [translate(source[done:].decode())])


def make_servicer(pb2, pb2_grpc, delay):
    class PhraseBook(pb2_grpc.TranslationBackendServicer):
        def GetCapabilities(self, request, context):
            return pb2.GetCapabilitiesResponse(
                model="phrase book 1",
                details=f"{len(PHRASES)} words",
                pairs=[pb2.LanguagePair(source_language_code="en", target_language_code="fr")],
                limits=pb2.Limits(max_segments=50, max_segment_bytes=10000),
                features=pb2.Features(terms=True, placeholders=True))

        def Translate(self, request, context):
            if (request.languages.source_language_code, request.languages.target_language_code) != ("en", "fr"):
                context.abort(grpc.StatusCode.NOT_FOUND, "only en-fr")
            time.sleep(delay)
            response = pb2.TranslateResponse()
            for segment in request.segments:
                result = response.results.add(id=segment.id)
                try:
                    result.text = translate_segment(segment)
                    result.billed_characters = len(segment.text)
                except UnicodeDecodeError:
                    result.error.code = grpc.StatusCode.INVALID_ARGUMENT.value[0]
                    result.error.message = "a term ends inside a character"
            response.usage.characters = sum(len(segment.text) for segment in request.segments)
            return response

    return PhraseBook()


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--listen", default="127.0.0.1:7900", help="HOST:PORT (port 0: any free one) or unix:PATH")
    parser.add_argument("--proto", default=pathlib.Path(__file__).resolve().parents[3] / "proto",
                        help="folder that has %s" % PROTO)
    parser.add_argument("--delay", type=float, default=0, help="seconds that each call takes, for trying out")
    options = parser.parse_args()

    pb2, pb2_grpc = generate(options.proto)
    server = grpc.server(concurrent.futures.ThreadPoolExecutor(max_workers=8))
    pb2_grpc.add_TranslationBackendServicer_to_server(make_servicer(pb2, pb2_grpc, options.delay), server)
    port = server.add_insecure_port(options.listen)
    if port == 0:
        sys.exit(f"cannot listen on {options.listen}")
    server.start()
    address = options.listen if options.listen.startswith("unix:") else f"{options.listen.rsplit(':', 1)[0]}:{port}"
    print("listening on", address, flush=True)
    signal.signal(signal.SIGTERM, lambda *_: server.stop(grace=2))
    server.wait_for_termination()


if __name__ == "__main__":
    main()
