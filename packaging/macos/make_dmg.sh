#!/bin/sh
# From a checkout to a disk image, on macOS with Python 3.11. Not run where this was written.
#   SIGN_IDENTITY   "Developer ID Application: …"; without it the image is not signed, and Gatekeeper warns
#   NOTARY_PROFILE  a profile kept by "xcrun notarytool store-credentials"; without it nothing is notarised
set -eu
cd "$(dirname "$0")/../.."
python3 dev.py bundle
version=$(sed -n 's/^__version__ = "\(.*\)"$/\1/p' advisor_app/__init__.py)
app="build/bundle/dist/陪跑顾问工作台.app"
image="dist/peipao-advisor-$version-$(uname -m).dmg"
if [ -n "${SIGN_IDENTITY:-}" ]; then
  codesign --force --deep --options runtime --timestamp \
    --entitlements packaging/macos/entitlements.plist --sign "$SIGN_IDENTITY" "$app"
  codesign --verify --deep --strict "$app"
fi
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cp -R "$app" "$folder/"
ln -s /Applications "$folder/应用程序"
mkdir -p dist
rm -f "$image"
hdiutil create -volname "陪跑顾问工作台 $version" -srcfolder "$folder" -fs HFS+ -format ULMO "$image"
if [ -n "${SIGN_IDENTITY:-}" ]; then codesign --timestamp --sign "$SIGN_IDENTITY" "$image"; fi
if [ -n "${NOTARY_PROFILE:-}" ]; then
  xcrun notarytool submit "$image" --keychain-profile "$NOTARY_PROFILE" --wait
  xcrun stapler staple "$image"
fi
echo "→ $image"
